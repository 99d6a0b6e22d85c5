import { describe, expect, it } from "vitest";
import {
  type Bar,
  fromFiner,
  nextReading,
  openingOfBar,
  shownBar,
  takePrice,
  withBars,
} from "@/dashboard/candles/running-bar";
import type { Candles } from "@/lib/types";

const HOUR = 3600;
const closed = { time: 10 * HOUR, close: 100 };

const candles = (interval: Candles["interval"], rows: readonly [number, number, number, number, number, number][]) =>
  ({
    crypto_id: 1,
    symbol: "A",
    interval,
    epoch_seconds: rows.map(([time]) => time),
    open: rows.map(([, open]) => open),
    high: rows.map(([, , high]) => high),
    low: rows.map(([, , , low]) => low),
    close: rows.map(([, , , , close]) => close),
    volume: rows.map(([, , , , , volume]) => volume),
  }) as Candles;

const follow = (prices: readonly (readonly [number, number])[]) =>
  prices.reduce<readonly Bar[]>((bars, [price, opening]) => takePrice(bars, price, opening, closed), []);

describe("the running bar", () => {
  it("opens where the last closed candle ended and follows the prices", () => {
    const [bar] = follow([103, 99, 101].map((price) => [price, 11 * HOUR] as const));
    expect(bar && shownBar(bar, null)).toEqual({
      time: 11 * HOUR,
      open: 100,
      high: 103,
      low: 99,
      close: 101,
      volume: null,
    });
  });

  it("hands over to the next one at the close, which opens where it ended", () => {
    const bars = follow([
      [103, 11 * HOUR],
      [104, 12 * HOUR],
    ]);
    expect(bars.map(({ time, open, close }) => [time, open, close])).toEqual([
      [11 * HOUR, 100, 103],
      [12 * HOUR, 103, 104],
    ]);
  });

  it("gives way to the closed candle that was read in its place", () => {
    const bars = follow([
      [103, 11 * HOUR],
      [104, 12 * HOUR],
    ]);
    const after = takePrice(bars, 105, 12 * HOUR, { time: 11 * HOUR, close: 102 });
    expect(after.map(({ time, close }) => [time, close])).toEqual([[12 * HOUR, 105]]);
  });

  it("never goes back in time and is the same object while nothing changes", () => {
    const bars = follow([[103, 12 * HOUR]]);
    expect(takePrice(bars, 90, 11 * HOUR, closed)).toEqual(bars);
    expect(takePrice(bars, 103, 12 * HOUR, closed)).toBe(bars);
  });

  it("knows from finer candles what happened before anybody listened", () => {
    const minutes = candles("1m", [
      [11 * HOUR - 60, 90, 200, 1, 100, 7],
      [11 * HOUR, 100.5, 108, 100, 107, 2],
      [11 * HOUR + 60, 107, 107, 96, 98, 3],
    ]);
    const known = fromFiner(minutes, 11 * HOUR, HOUR);
    expect(known).toEqual({ time: 11 * HOUR, open: 100.5, high: 108, low: 96, close: 98, volume: 5 });
    const [bar] = follow([[97, 11 * HOUR]]);
    expect(bar && shownBar(bar, known)).toEqual({
      time: 11 * HOUR,
      open: 100.5,
      high: 108,
      low: 96,
      close: 97,
      volume: 5,
    });
    expect(fromFiner(minutes, 12 * HOUR, HOUR)).toBeNull();
  });

  it("stands on the clock, except in a replay, and not at all in files or before the candles", () => {
    const now = 15 * HOUR + 700;
    expect(openingOfBar("simulated", now, closed, HOUR)).toBe(15 * HOUR);
    expect(openingOfBar("replay", now, closed, HOUR)).toBe(11 * HOUR);
    expect(openingOfBar("files", now, closed, HOUR)).toBeNull();
    expect(openingOfBar("live", 10 * HOUR + 5, closed, HOUR)).toBeNull();
  });

  it("is read after the closed candles by whoever counts them", () => {
    const hours = candles("1h", [[10 * HOUR, 99, 101, 98, 100, 5]]);
    const all = withBars(hours, follow([[103, 11 * HOUR]]));
    expect([all.epoch_seconds, all.close]).toEqual([
      [10 * HOUR, 11 * HOUR],
      [100, 103],
    ]);
    expect(withBars(hours, [])).toBe(hours);
  });
});

describe("reading candles again", () => {
  it("waits for the close, then tries often, then seldom", () => {
    const at = (seconds: number) => nextReading(closed, "1h", (closed.time + seconds) * 1000);
    expect(at(HOUR)).toBe(HOUR * 1000 + 2500);
    expect(at(2 * HOUR + 10)).toBe(5000);
    expect(at(3 * HOUR)).toBe(60_000);
    expect(nextReading(null, "1m", 0)).toBe(60_000);
  });
});
