"use client";

import type { Interval, Source } from "@/lib/types";
import { useCandles } from "../queries";
import { useRunningBars } from "./use-running-bars";

const BARS: Record<Interval, number> = { "1m": 720, "1h": 720, "1d": 730 };
/** What closed inside the running bar is read of these: the minutes of an hour, the hours of a day. */
const FINER: Record<Interval, Interval> = { "1m": "1m", "1h": "1m", "1d": "1h" };
const FINER_BARS: Record<Interval, number> = { "1m": BARS["1m"], "1h": 60, "1d": 24 };

export const INTERVALS = ["1m", "1h", "1d"] as const;
/** What each is called in the catalogue. */
export const INTERVAL_LABEL = { "1m": "minute", "1h": "hour", "1d": "day" } as const;

/** The closed candles of an asset, the bars after them, and the intervals that can be chosen: minutes only where there are some. */
export function useChartCandles(cryptoId: number | null, interval: Interval, source: Source | null) {
  const candles = useCandles(cryptoId, interval, BARS[interval], source);
  const finer = useCandles(cryptoId, FINER[interval], FINER_BARS[interval], source);
  const minutes = useCandles(cryptoId, "1m", FINER_BARS["1h"], source);
  const running = useRunningBars({ candles: candles.data, finer: finer.data, interval, source });
  const hasMinutes = interval === "1m" || (minutes.data?.epoch_seconds.length ?? 0) > 0;
  return { candles, running, intervals: hasMinutes ? INTERVALS : INTERVALS.slice(1) };
}
