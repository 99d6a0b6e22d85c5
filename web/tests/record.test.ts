import { describe, expect, it } from "vitest";
import type { OpenClaims, Score, TrackRecord } from "@/lib/types";
import { answerOf, gainDecimals, gainOf, reachOf, verdictOf } from "@/record/judgement";
import { frameOf, roomFor, scalesOf, spotsOf } from "@/record/reliability/geometry";
import { diffGeometry } from "@/ui/diff-geometry";
import { claimRecord, emptyRecord, settledRecord } from "../e2e/record-answers";
import en from "../messages/en.json";

const score = (difference: number, half: number | null): Score => ({
  ...claimRecord("layer1", "regime", 40, 0.2).score,
  difference,
  difference_low: half === null ? null : difference - half,
  difference_high: half === null ? null : difference + half,
});

describe("a difference", () => {
  it("is better when the Brier score is lower, and only when its interval leaves zero", () => {
    expect([score(-0.02, 0.01), score(0.02, 0.01), score(-0.02, 0.03), score(-0.5, null)].map(verdictOf)).toEqual([
      "better",
      "worse",
      "none",
      "few",
    ]);
    // An interval that ends at zero has not left it.
    expect(verdictOf(score(-0.25, 0.25))).toBe("none");
  });

  it("is turned so that right is better, interval and all", () => {
    const { gain, range } = gainOf(score(-0.02, 0.01));
    expect(gain).toBeCloseTo(0.02);
    expect(range?.[0]).toBeCloseTo(0.01);
    expect(range?.[1]).toBeCloseTo(0.03);
    expect(Object.is(gainOf(score(0, null)).gain, 0)).toBe(true);
  });

  it("has no more digits than its interval leaves room for", () => {
    const digits = [0.3, 0.02, 0.0014, 0.00002].map((half) => gainDecimals(gainOf(score(-0.01, half))));
    expect(digits).toEqual([2, 3, 4, 4]);
  });

  it("shares its scale with the others of a table", () => {
    const reach = reachOf([score(-0.02, 0.01), score(0.1, 0.05), score(0.01, null)]);
    expect(reach).toBeCloseTo(0.15);
    expect(diffGeometry(0.02, 0.01, 0.03, reach).high).toBeCloseTo(50 + (0.03 / (0.15 * 1.25)) * 50);
    expect(diffGeometry(0.02, 0.01, 0.03).high).toBeCloseTo(90);
  });
});

describe("the answer to how good it was", () => {
  const of = (scores: readonly Score[], open: readonly OpenClaims[] = []) => {
    const live = scores.map((one) => ({ ...claimRecord("layer1", "regime", 40, 0.2), score: one }));
    return answerOf({ live, open } as Pick<TrackRecord, "live" | "open">).kind;
  };

  it("names the state, and one clear answer outweighs any number of unclear ones", () => {
    const [good, bad, unclear, few] = [score(-0.2, 0.1), score(0.2, 0.1), score(0.1, 0.2), score(-0.4, null)];
    expect(of([])).toBe("silent");
    expect(of([], [{ layer: "layer3", open: 7, overdue: 0 }])).toBe("early");
    expect(of([few])).toBe("few");
    expect(of([few, unclear])).toBe("none");
    expect(of([few, unclear, good])).toBe("better");
    expect(of([few, unclear, bad])).toBe("worse");
    expect(of([good, bad])).toBe("mixed");
  });

  it("counts what was said live and nothing else", () => {
    const record = settledRecord();
    const answer = answerOf(record);
    expect(answer.settled).toBe(record.live.reduce((sum, claim) => sum + claim.score.share.n, 0));
    const past: TrackRecord = { ...emptyRecord(), backtest: record.live };
    expect(answerOf(past).kind).toBe("early");
  });

  it("has words for every state, verdict, claim and layer", () => {
    for (const kind of ["silent", "early", "few", "none", "better", "worse", "mixed"] as const)
      expect(en.record[kind].title).not.toBe("");
    const claims = ["price", "regime", "rotation", "beats_median", "target_before_stop", "regime_ahead", "next_leader"];
    expect(Object.keys(en.record.claim)).toEqual(claims);
    for (const layer of ["layer1", "layer2", "layer3", "layer4"]) expect(en.record.waiting).toHaveProperty(layer);
  });
});

describe("the reliability diagram", () => {
  it("always goes from 0 to 1, and tells few claims from many", () => {
    const frame = frameOf(600);
    const { x, y } = scalesOf(frame);
    expect([x(0), x(1), y(0), y(1)]).toEqual([frame.left, frame.right, frame.bottom, frame.top]);
    const { bins } = claimRecord("layer3", "beats_median", 295, 0.1);
    const spots = spotsOf(bins, frame);
    expect(spots.map(({ enough }) => enough)).toEqual(bins.map(({ share }) => share.n >= 30));
    expect(spots.some(({ enough }) => !enough)).toBe(true);
    // Above the diagonal on the screen is where more happened than was said.
    for (const { bin, y: at } of spots) expect(at < y(bin.share.said)).toBe(bin.share.happened > bin.share.said);
  });

  it("leaves out numbers that would touch", () => {
    expect([...roomFor([0, 12, 31, 40, 62], 30)]).toEqual([0, 2, 4]);
  });
});

describe("words for what moves the regime and the weights", () => {
  it("are there for every reason that the first layer gives", () => {
    const reasons = ["usual", "trend", "volatility", "place", "breadth", "mood", "record"].map(
      (one) => `regime_${one}`,
    );
    for (const reason of [
      ...reasons,
      "trend_15d",
      "trend_60d",
      "volatility_rank",
      "breadth_50d",
      "volatility_forecast",
    ])
      expect(en.features).toHaveProperty(reason);
  });
});
