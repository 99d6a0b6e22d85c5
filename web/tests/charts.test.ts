import { describe, expect, it } from "vitest";
import { levelsOf } from "@/dashboard/candles/levels";
import { mood } from "@/dashboard/index-panel/market-strip";
import { DAY_MS, marketLine, spansOf, ticks } from "@/dashboard/index-panel/series";
import { sortSignals } from "@/dashboard/signals/sorting";
import { sizeOf } from "@/dashboard/why/driver-text";
import { ownerFaults } from "@/entry/owner-rules";
import { sectorColor } from "@/lib/sector-color";
import type { Candles, RegimePoint, Signal } from "@/lib/types";
import { diffGeometry } from "@/ui/diff-geometry";

const NOW = Date.parse("2026-11-21T14:00:00Z");
const today = Math.floor(NOW / DAY_MS) * DAY_MS;

const point = (daysAgo: number, regime: RegimePoint["regime"], index: number | null = null) =>
  ({
    timestamp: new Date(today - daysAgo * DAY_MS + 3_600_000).toISOString(),
    regime,
    index,
  }) as unknown as RegimePoint;

const candles = (days: number): Candles => {
  const list = [...Array(days).keys()];
  const close = list.map((i) => 100 + i);
  return {
    crypto_id: 1,
    symbol: "BTC",
    interval: "1d",
    epoch_seconds: list.map((i) => (today - (days - i) * DAY_MS) / 1000),
    open: close,
    high: close,
    low: close,
    close,
    volume: close,
  };
};

describe("the market line", () => {
  it("takes a day that closed at midnight for the day before", () => {
    const closed = [0, 1, 2].map((i) => ({
      ...point(0, "bull", 1000),
      timestamp: new Date(today - i * DAY_MS).toISOString(),
    }));
    const { points } = marketLine(closed.reverse(), undefined, 3, NOW, null);
    expect(points.map(({ at }) => (today - at) / DAY_MS)).toEqual([2, 1]);
  });

  it("is the index where it was recorded for long enough", () => {
    const history = [...Array(12).keys()].map((i) => point(11 - i, i < 6 ? "bull" : "bear", 1000 + i));
    const line = marketLine(history, candles(40), 30, NOW, null);
    expect(line.kind).toBe("index");
    expect(line.spans.map((span) => [span.regime, (span.to - span.from) / DAY_MS])).toEqual([
      ["bull", 6],
      ["bear", 6],
    ]);
  });

  it("is the price of the largest asset before that, with unknown days left unknown", () => {
    const line = marketLine([point(1, "neutral", 1000), point(0, "bull")], candles(40), 30, NOW, 141);
    expect(line.kind).toBe("price");
    expect(line.points).toHaveLength(30);
    expect(line.points.at(-1)?.value).toBe(141);
    expect(line.spans.map((span) => span.regime)).toEqual([null, "neutral", "bull"]);
  });

  it("has nothing to show without data", () => {
    expect(marketLine([], undefined, 30, NOW, 100)).toEqual({ kind: "price", points: [], spans: [] });
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
  it("come best edge first, those without one last", () => {
    const list = [signal({ id: 1, edge: null }), signal({ id: 2, edge: 0.4 }), signal({ id: 3, edge: 0.7 })];
    expect(sortSignals(list, "edge").map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(list.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

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
