import type { Regime, RegimePoint } from "@/lib/types";

export const DAY_MS = 86_400_000;

export interface IndexPoint {
  /** Start of the day, epoch milliseconds. */
  at: number;
  value: number;
  regime: Regime;
}

export interface RegimeSpan {
  regime: Regime;
  from: number;
  to: number;
}

export interface MarketLine {
  points: IndexPoint[];
  spans: RegimeSpan[];
}

/** The day that a point tells of: a day that closed at midnight is the one before. */
const dayOfPoint = (point: RegimePoint) => Math.floor((Date.parse(point.timestamp) - 1) / DAY_MS) * DAY_MS;

/** The index with the regime of each day, over the last `days` up to the newest closed day: imported files may end in the past. */
export function marketLine(history: readonly RegimePoint[], days: number): MarketLine {
  const closed = history.flatMap((point): IndexPoint[] =>
    point.index === null ? [] : [{ at: dayOfPoint(point), value: point.index, regime: point.regime }],
  );
  const newest = closed.at(-1)?.at ?? 0;
  const points = closed.filter((point) => point.at > newest - days * DAY_MS);
  return { points, spans: spansOf(points) };
}

/** Neighbouring days of one regime, merged. */
export function spansOf(points: readonly IndexPoint[]): RegimeSpan[] {
  const spans: RegimeSpan[] = [];
  for (const point of points) {
    const last = spans.at(-1);
    if (last && last.regime === point.regime) last.to = point.at + DAY_MS;
    else spans.push({ regime: point.regime, from: point.at, to: point.at + DAY_MS });
  }
  return spans;
}
