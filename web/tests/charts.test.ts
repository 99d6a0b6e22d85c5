import { describe, expect, it } from "vitest";
import { levelsOf } from "@/dashboard/candles/levels";
import { mood } from "@/dashboard/index-panel/market-strip";
import { DAY_MS, marketLine, spansOf } from "@/dashboard/index-panel/series";
import { sizeOf } from "@/dashboard/why/driver-text";
import { ownerFaults } from "@/entry/owner-rules";
import { sectorColor } from "@/lib/sector-color";
import type { RegimePoint, Signal } from "@/lib/types";
import { ticks } from "@/ui/axis";
import { diffGeometry } from "@/ui/diff-geometry";
import { spanOf } from "@/ui/use-window";

const NEWEST = Date.parse("2025-01-01T00:00:00Z");

/** A closed day of files that ended long ago. */
const closed = (daysBefore: number, regime: RegimePoint["regime"], index: number | null = 1000) =>
  ({ timestamp: new Date(NEWEST - daysBefore * DAY_MS).toISOString(), regime, index }) as RegimePoint;

describe("the market line", () => {
  it("takes a day that closed at midnight for the day before", () => {
    const { points } = marketLine([closed(1, "bull"), closed(0, "bull")], 30);
    expect(points.map(({ at }) => (NEWEST - at) / DAY_MS)).toEqual([2, 1]);
  });

  it("looks back from the newest closed day, whenever that was, with neighbouring days of one regime merged", () => {
    const history = [...Array(40).keys()].map((i) => closed(39 - i, i < 30 ? "bull" : "bear", 1000 + i));
    const { points, spans } = marketLine(history, 30);
    expect(points).toHaveLength(30);
    expect(points.at(-1)?.value).toBe(1039);
    expect(spans.map((span) => [span.regime, (span.to - span.from) / DAY_MS])).toEqual([
      ["bull", 20],
      ["bear", 10],
    ]);
  });

  it("leaves out what has no index", () => {
    expect(marketLine([closed(1, "bull", null), closed(0, "bear")], 30).points).toHaveLength(1);
  });

  it("has nothing to show without data", () => {
    expect(marketLine([], 30)).toEqual({ points: [], spans: [] });
    expect(spansOf([])).toEqual([]);
  });

  it("marks the axis in round steps", () => {
    expect(ticks(884, 1212, 4)).toEqual([900, 1000, 1100, 1200]);
    expect(ticks(5, 5, 4)).toEqual([5]);
  });
});

const signal = (over: Partial<Signal>): Signal =>
  ({ id: 1, symbol: "A", edge: 1, confidence: 0.5, expires_at: "2026-11-22T00:00:00Z", ...over }) as Signal;

describe("signals", () => {
  it("draw their lines from the decision to beyond the last candle", () => {
    const hour = 3600;
    const last = 1_000_800 - (1_000_800 % hour);
    const at = (seconds: number) => new Date(seconds * 1000).toISOString();
    const made = signal({
      generated_at: at(last - 5 * hour + 600),
      expires_at: at(last + hour),
      entry_price: 10,
      target_price: 12,
      stop_loss: 9,
    });
    const [entry] = levelsOf(made, "1h", 0, last);
    expect(entry).toEqual({ kind: "entry", price: 10, from: last - 5 * hour, to: last + 6 * hour });
  });
});

describe("bars and words", () => {
  it("puts zero in the middle and better to the right", () => {
    expect(diffGeometry(-0.1, -0.4, 0.2)).toEqual({ zero: 50, low: 10, high: 70, point: 40 });
    expect(diffGeometry(0, 0, 0).point).toBe(50);
  });

  it("names the steps of fear and greed and the size of a feature", () => {
    expect([10, 30, 50, 60, 90].map(mood)).toEqual(["extremeFear", "fear", "middle", "greed", "extremeGreed"]);
    expect([sizeOf("trend_15d", 0.24), sizeOf("trend_60d", -0.71), sizeOf("volatility_rank", 0.9)]).toEqual([
      "middle",
      "low",
      "high",
    ]);
  });

  it("keeps the hue of an unknown sector and refuses what is no colour", () => {
    expect(sectorColor("#148F77")).toBe("var(--s-layer1)");
    expect(sectorColor("#123456")).toContain("#123456");
    expect(sectorColor("url(x)")).toBe("var(--ink-3)");
  });

  it("checks an owner's entry field by field", () => {
    const good = { name: "Sara", email: "sara@example.org", password: "a long sentence", again: "a long sentence" };
    expect(ownerFaults(good)).toEqual({});
    expect(ownerFaults({ ...good, again: "another" })).toEqual({ again: "different" });
    expect(ownerFaults({ name: "", email: "x", password: "short", again: "" })).toEqual({
      name: "name",
      email: "email",
      password: "short",
    });
  });
});

describe("a long table", () => {
  it("draws the rows that are seen and some around them, never beyond its ends", () => {
    expect(spanOf(1000, 36, 0, 360)).toEqual({ from: 0, to: 22 });
    expect(spanOf(1000, 36, 18_000, 360)).toEqual({ from: 488, to: 522 });
    expect(spanOf(1000, 36, 35_640, 360)).toEqual({ from: 978, to: 1000 });
    // The rows that were filtered away while it stood at its end.
    expect(spanOf(5, 36, 35_640, 360)).toEqual({ from: 0, to: 5 });
  });
});
