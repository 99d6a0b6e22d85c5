import type { Candles } from "@/lib/types";

/** A line over the candles, or in a field of its own below them; a value for each candle. */
export interface Overlay {
  key: string;
  title: string;
  /** Design token of its colour. */
  color: string;
  dashed: boolean;
  /** Between 0 and 100 in a field of its own. */
  below: boolean;
  values: readonly (number | null)[];
}

/** A signal that was given, and what came of it. */
export interface Mark {
  /** Epoch seconds of the bars. */
  from: number;
  to: number | null;
  side: "long" | "short";
  entry: number;
  end: number | null;
  outcome: "target" | "stop" | "timeout" | null;
  /** Result in words. */
  words: string;
}

/** Where the price was expected at one moment. */
export interface ConePoint {
  /** Epoch seconds of the bar. */
  time: number;
  low: number;
  middle: number;
  high: number;
}

/** What was expected from one moment on: it opens at the price of that moment, and the candles that came since lie over it. */
export interface Cone {
  points: readonly ConePoint[];
}

export interface Decor {
  overlays: readonly Overlay[];
  marks: readonly Mark[];
  cones: readonly Cone[];
}

/** The opening of the bar that a moment lies in, null where the candles do not reach. */
export function barOf(candles: Candles, moment: string, step: number): number | null {
  const first = candles.epoch_seconds[0];
  const last = candles.epoch_seconds.at(-1);
  const opening = Math.floor(Date.parse(moment) / 1000 / step) * step;
  return first === undefined || last === undefined || opening < first || opening > last + step ? null : opening;
}
