import { describe, expect, it } from "vitest";
import type { AiModel, ModelVersion } from "@/lib/types";
import { askedOf, asRead, decimalsOf, reasonsOf, valueDecimals } from "@/models/figures";
import { healthOf, placesOf, shownVersion, standingOf, summaryOf, versionBefore } from "@/models/standing";

const model = (name: string, champion: string | null, open: boolean, health: object = {}): AiModel =>
  ({
    name,
    champion,
    newest: "3",
    gate: { open },
    health: { usable: true, suspended: false, drift: null, ...health },
  }) as AiModel;

describe("a model", () => {
  it("is in use only with a version that counts, is whole and passed its main gate", () => {
    expect(standingOf(null)).toBe("untrained");
    expect(standingOf(model("tone", null, false))).toBe("unused");
    expect(standingOf(model("tone", "2", false))).toBe("gated");
    expect(standingOf(model("tone", "2", true, { suspended: true }))).toBe("suspended");
    expect(standingOf(model("tone", "2", true, { usable: false }))).toBe("unusable");
    expect(standingOf(model("tone", "2", true, { usable: null }))).toBe("in_use");
  });

  it("is as well as the gravest thing known of it", () => {
    const drift = { verdict: "retrain" };
    expect(healthOf(model("tone", null, false, { drift }))).toBe("none");
    expect(healthOf(model("tone", "2", true))).toBe("unjudged");
    expect(healthOf(model("tone", "2", true, { drift }))).toBe("retrain");
    expect(healthOf(model("tone", "2", true, { drift, suspended: true }))).toBe("suspended");
  });
});

describe("the sentence", () => {
  it("counts those that were never trained among those that fall back", () => {
    expect(summaryOf(placesOf([]))).toMatchObject({ headline: "untrained", used: 0, total: 4 });
    expect(summaryOf(placesOf([model("regime", null, false)]))).toMatchObject({ headline: "none", total: 4 });
    expect(summaryOf(placesOf([model("regime", "1", true), model("new", "1", true)]))).toMatchObject({
      headline: "some",
      used: 2,
      total: 5,
    });
  });

  it("names what needs a look, the gravest first", () => {
    const models = [
      model("regime", "1", true, { drift: { verdict: "watch" } }),
      model("sectors", "1", true, { suspended: true }),
      model("tone", null, false, { drift: { verdict: "retrain" } }),
    ];
    expect(summaryOf(placesOf(models)).looks).toEqual([
      { name: "sectors", health: "suspended" },
      { name: "regime", health: "watch" },
    ]);
  });
});

describe("versions", () => {
  const version = (name: string, role: string, promoted_at: string | null) =>
    ({ version: name, role, promoted_at }) as ModelVersion;

  it("are rolled back to the one that counted last, never to one that never did", () => {
    const old = [version("2", "retired", "2026-01-02T00:00:00Z"), version("1", "retired", "2026-01-01T00:00:00Z")];
    const all = [version("4", "challenger", null), version("3", "champion", "2026-01-03T00:00:00Z"), ...old];
    expect(shownVersion(all)?.version).toBe("3");
    expect(versionBefore(all)?.version).toBe("2");
    expect(versionBefore([version("4", "retired", null), version("3", "champion", null)])).toBeNull();
    expect(versionBefore(old)).toBeNull();
    expect(shownVersion([])).toBeNull();
  });
});

describe("figures", () => {
  it("have no more digits than their interval knows", () => {
    expect(decimalsOf({ low: 0.0003, high: 0.0031 })).toBe(4);
    expect(valueDecimals({ low: 0.0003, high: 0.0031 }, 0.247)).toBe(3);
    expect(valueDecimals({ low: -0.1, high: 0.1 }, 0.04)).toBe(2);
    expect(decimalsOf({ low: -2, high: 2 })).toBe(1);
    expect(decimalsOf({ low: -40, high: 40 })).toBe(0);
    expect(decimalsOf({ low: 0, high: 0 })).toBe(4);
  });

  it("are read the way their metric is", () => {
    expect(asRead("rank IC", -0.05)).toBe(0.05);
    expect(asRead("QLIKE", 0.5)).toBe(0.5);
    expect(asRead("rank IC", null)).toBeNull();
  });
});

describe("a gate", () => {
  it("names the baseline, and what must be won of it on top", () => {
    expect(askedOf("HAR less 2%")).toEqual({ name: "HAR", share: 0.02 });
    expect(askedOf("low volatility")).toEqual({ name: "low volatility", share: 0 });
  });

  it("gives each of its reasons, and unknown ones as they came", () => {
    expect(
      reasonsOf(
        "not distinguishable from HAR less 2% after 16 trials; better than HAR less 2% in 1 of 5 folds; calibration error 0.041 is above 0.030",
      ),
    ).toEqual([
      { kind: "indistinct" },
      { kind: "folds", better: 1, folds: 5 },
      { kind: "calibration", error: 0.041, most: 0.03 },
    ]);
    expect(reasonsOf("better than HAR in 4 of 5 folds, and the interval clears zero")).toEqual([
      { kind: "better", better: 4, folds: 5 },
    ]);
    expect(
      reasonsOf(
        "12 resolved predictions are too few to judge, 500 over 30 independent moments are needed; worse than HAR; tired",
      ),
    ).toEqual([{ kind: "tooFew", n: 12, least: 500 }, { kind: "worse" }, { kind: "other", words: "tired" }]);
  });
});
