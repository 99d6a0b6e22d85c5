import type { Interval, Signal } from "@/lib/types";

export const intervalSeconds: Record<Interval, number> = { "1m": 60, "1h": 3600, "1d": 86_400 };

export interface Level {
  kind: "entry" | "target" | "stop";
  price: number;
  /** Epoch seconds of the bar of the decision. */
  from: number;
  /** Epoch seconds at which the line ends: the signal's end, but some bars beyond the last candle. */
  to: number;
}

const AHEAD_BARS = 6;

/** The lines of a signal: they begin at the decision and reach to its end, at least a little beyond the last candle. */
export function levelsOf(signal: Signal, interval: Interval, firstBar: number, lastBar: number): Level[] {
  const step = intervalSeconds[interval];
  const bar = (moment: string) => Math.floor(Date.parse(moment) / 1000 / step) * step;
  const from = Math.max(firstBar, Math.min(bar(signal.generated_at), lastBar));
  const to = Math.max(lastBar + AHEAD_BARS * step, Math.min(bar(signal.expires_at), lastBar + 48 * step));
  return [
    { kind: "entry", price: signal.entry_price, from, to },
    { kind: "target", price: signal.target_price, from, to },
    { kind: "stop", price: signal.stop_loss, from, to },
  ];
}
