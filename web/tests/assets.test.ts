import { describe, expect, it } from "vitest";
import { analysisOf } from "@/asset/analysis";
import { conesOf, expectedOf } from "@/asset/chart/cones";
import { bollinger, ema, rsi, sma } from "@/asset/chart/indicators";
import { marksOf } from "@/asset/chart/marks";
import { canAdd, indicatorsOf, overlaysOf } from "@/asset/chart/menu";
import { recordOf } from "@/asset/record";
import { filterAssets, type ListedAsset, opportunities, sortAssets } from "@/assets/list";
import { intervalSeconds } from "@/dashboard/candles/levels";
import type { AssetRow, Candles, Prediction, Signal } from "@/lib/types";
import { csvText } from "@/ui/csv";
import { pageOf } from "@/ui/pager";
import { sparkPath } from "@/ui/sparkline";

const NEWEST = Date.parse("2026-11-30T00:00:00Z");

const asset = (over: Partial<ListedAsset>): ListedAsset => ({
  crypto_id: 1,
  symbol: "A",
  name: "Alpha",
  color: null,
  price: 1,
  day: 0,
  confidence: 0.5,
  evidence: null,
  risk: "low",
  recommendation: "hold",
  selected: false,
  analysed: null,
  paused: false,
  place: null,
  ...over,
});

describe("lists of assets", () => {
  const list = [
    asset({ crypto_id: 1, symbol: "BTC", name: "Bitcoin", confidence: 0.52, risk: "high" }),
    asset({ crypto_id: 2, symbol: "ETH", name: "Ether", confidence: null, risk: null }),
    asset({ crypto_id: 3, symbol: "ADA", name: "Cardano", confidence: 0.55, recommendation: "buy" }),
  ];
  const ids = (found: ListedAsset[]) => found.map(({ crypto_id }) => crypto_id);

  it("puts what is not known last, whichever way, and risks in their order", () => {
    expect(ids(sortAssets(list, "confidence", true))).toEqual([3, 1, 2]);
    expect(ids(sortAssets(list, "confidence", false))).toEqual([1, 3, 2]);
    expect(ids(sortAssets(list, "risk", true))).toEqual([1, 3, 2]);
    expect(ids(sortAssets(list, "symbol", false))).toEqual([3, 1, 2]);
  });

  it("finds by ticker and name, and by risk", () => {
    expect(ids(filterAssets(list, " coin", "any"))).toEqual([1]);
    expect(ids(filterAssets(list, "", "low"))).toEqual([3]);
  });

  it("calls an opportunity what is good and in neither tier", () => {
    expect(ids(opportunities(list, new Set([1])))).toEqual([3]);
    expect(ids(opportunities(list, new Set([3])))).toEqual([]);
  });

  it("has pages, and no page outside them", () => {
    expect(pageOf("2", 120)).toEqual({ page: 2, pages: 3 });
    expect(pageOf("99", 120)).toEqual({ page: 3, pages: 3 });
    expect(pageOf("-1", 0)).toEqual({ page: 1, pages: 1 });
  });

  it("writes a file that a table program reads", () => {
    expect(
      csvText(
        ["a", "b"],
        [
          ['x,"y"', null],
          ["z", 1],
        ],
      ),
    ).toBe('a,b\n"x,""y""",\nz,1\n');
    expect(csvText(["a"], [["=1+1"], ["@x"], [-2.5], ["−"]])).toBe("a\n'=1+1\n'@x\n-2.5\n−\n");
  });

  it("draws a small line from two values on", () => {
    expect(sparkPath([1], 72, 22)).toBeNull();
    expect(sparkPath([1, 2, 1], 72, 22)).toBe("M1.0 20.0L36.0 2.0L71.0 20.0");
  });
});

describe("indicators", () => {
  it("begin when there are enough closes", () => {
    expect(sma([1, 2, 3, 4], 2)).toEqual([null, 1.5, 2.5, 3.5]);
    expect(ema([1, 2, 3, 6], 2)).toEqual([null, 1.5, 2.5, expect.closeTo(4.8333, 3)]);
    const { low, middle, high } = bollinger([1, 3, 1, 3], 2, 2);
    expect([low[0], low[1], middle[1], high[1]]).toEqual([null, 0, 2, 4]);
    expect(rsi([1, 2, 3, 4, 5], 3)).toEqual([null, null, null, 100, 100]);
    expect(rsi([5, 5, 5, 5], 3).at(-1)).toBe(50);
    expect(rsi([4, 3, 2, 1], 3).at(-1)).toBe(0);
  });

  it("lie over the candles two at most, those below beside them", () => {
    expect(indicatorsOf("rsi,sma20,ema21,sma50,nonsense")).toEqual(["sma20", "sma50", "rsi"]);
    expect(canAdd(["sma20", "sma50"], "bollinger")).toBe(false);
    expect(canAdd(["sma20", "sma50"], "rsi")).toBe(true);
    const lines = overlaysOf(["sma20", "bollinger"], [1, 2], (one, end) => `${one} ${end ?? ""}`);
    expect(lines.map(({ key }) => key)).toEqual(["sma20", "bollinger-low", "bollinger", "bollinger-high"]);
    expect(new Set(lines.map(({ color }) => color)).size).toBe(2);
  });
});

describe("what was said of an asset", () => {
  const day = intervalSeconds["1d"];
  const first = Math.floor(NEWEST / 1000) - 9 * day;
  const times = [...Array(10).keys()].map((i) => first + i * day);
  const candles = { interval: "1d", epoch_seconds: times, close: times.map(() => 10) } as unknown as Candles;
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();

  it("marks the signals that the candles reach back to, on their bars", () => {
    const signal = (over: object) =>
      ({
        id: 1,
        signal_type: "long",
        entry_price: 10,
        outcome: null,
        outcome_at: null,
        outcome_price: null,
        ...over,
      }) as Signal;
    const ended = { outcome: "target", outcome_at: at(first + 3 * day + 60), outcome_price: 12 };
    const marks = marksOf(
      candles,
      [
        signal({ generated_at: at(first + day + 3600), ...ended }),
        signal({ generated_at: at(first - day) }),
        signal({ generated_at: at(first + 9 * day + 60) }),
      ],
      () => "+20%",
    );
    expect(marks.map(({ from, to }) => [(from - first) / day, to === null ? null : (to - first) / day])).toEqual([
      [1, 3],
      [9, null],
    ]);
  });

  it("expects nothing without a claim about the price, and of each horizon the newest one that is not due", () => {
    const one = (over: object) =>
      ({
        id: 1,
        claim: "price",
        is_realized: false,
        is_backtest: false,
        horizon_hours: 24,
        based_on: at(first + 10 * day),
        target_datetime: at(first + 11 * day),
        input_price: 10,
        predicted_price: 10,
        predicted_low: 9,
        predicted_high: 11,
        interval_level: 0.8,
        ...over,
      }) as Prediction;
    expect(expectedOf([one({ claim: "beats_median" })], NEWEST)).toEqual([]);
    expect(expectedOf([one({ target_datetime: at(first) })], NEWEST)).toEqual([]);
    const four = { horizon_hours: 96, target_datetime: at(first + 14 * day), predicted_low: 8 };
    const found = expectedOf([one(four), one({}), one({ id: 7, predicted_high: 12 })], NEWEST);
    expect(found.map(({ hours, high }) => [hours, high])).toEqual([
      [24, 12],
      [96, 11],
    ]);
    // It opens on the bar that closed when it was said, and is as wide as was claimed where a claim comes due.
    const last = first + 10 * day;
    const [cone] = conesOf(found, day, last);
    expect(cone?.points.map(({ time }) => (time - first) / day)).toEqual([9, 10, 11, 12, 13]);
    const ends = [0, 1, 4].map((i) => [cone?.points[i]?.low, cone?.points[i]?.high].map((end) => end?.toFixed(6)));
    expect(ends).toEqual([
      ["10.000000", "10.000000"],
      ["9.000000", "12.000000"],
      ["8.000000", "11.000000"],
    ]);
    // Hours go on after the first claim, as far as is shown ahead; for minutes it would all be far too wide.
    const [hourly] = conesOf(found, 3600, last);
    expect(((hourly?.points.at(-1)?.time ?? 0) - last) / 3600).toBe(36);
    expect(conesOf(found, 60, last)).toEqual([]);
  });

  it("counts live claims that are settled, beside what was said", () => {
    const one = (happened: boolean | null, is_backtest = false) =>
      ({ happened, is_backtest, confidence: 0.5 }) as Prediction;
    expect(recordOf([one(true), one(false), one(null), one(true, true)])).toEqual({ settled: 2, happened: 1, said: 1 });
  });

  it("is an edge only where the interval of its record leaves the even chance", () => {
    const score = (low: number | null, high: number | null) =>
      ({
        confidence: 0.55,
        volatility: 0.05,
        risk_level: "high",
        selected: true,
        evidence: { observed_low: low, observed_high: high },
      }) as AssetRow;
    const first = (low: number | null, high: number | null) => analysisOf(score(low, high))[0]?.key;
    expect([first(0.51, 0.6), first(0.49, 0.6), first(0.4, 0.49), first(null, null)]).toEqual([
      "above",
      "even",
      "below",
      "unproven",
    ]);
    expect(analysisOf(score(0.4, 0.6)).map(({ key }) => key)).toEqual(["even", "riskHigh", "chosen"]);
  });
});
