import type { Candles, Regime, RegimePoint } from "@/lib/types";

export const DAY_MS = 86_400_000;

export interface IndexPoint {
  /** Start of the day, epoch milliseconds. */
  at: number;
  value: number;
  regime: Regime | null;
}

export interface RegimeSpan {
  /** null where no decision was recorded. */
  regime: Regime | null;
  from: number;
  to: number;
}

export interface MarketLine {
  kind: "index" | "price";
  points: IndexPoint[];
  spans: RegimeSpan[];
}

const dayOf = (at: number) => Math.floor(at / DAY_MS) * DAY_MS;

/** The day that a point tells of: a day that closed at midnight is the one before. */
const dayOfPoint = (point: RegimePoint) => dayOf(Date.parse(point.timestamp) - 1);

/**
 * One line with the regime of each of its days: the recorded index where it covers at least a third of the window, else the
 * price of the largest asset over the same days, `latest` for the day that is not over. Days without a decision keep a null
 * regime.
 */
export function marketLine(
  history: readonly RegimePoint[],
  candles: Candles | undefined,
  days: number,
  now: number,
  latest: number | null,
): MarketLine {
  const start = dayOf(now) - (days - 1) * DAY_MS;
  const regimes = new Map(history.map((point) => [dayOfPoint(point), point.regime]));
  const recorded = history.flatMap((point): IndexPoint[] => {
    const at = dayOfPoint(point);
    return point.index !== null && at >= start ? [{ at, value: point.index, regime: point.regime }] : [];
  });
  const kind = recorded.length >= Math.max(2, days / 3) ? "index" : "price";
  const points =
    kind === "index"
      ? recorded
      : (candles?.epoch_seconds ?? []).flatMap((seconds, i) => {
          const at = dayOf(seconds * 1000);
          const value = candles?.close[i];
          return at >= start && value !== undefined ? [{ at, value, regime: regimes.get(at) ?? null }] : [];
        });
  const today = dayOf(now);
  const last = points.at(-1);
  if (kind === "price" && last && last.at < today && latest !== null) {
    points.push({ at: today, value: latest, regime: regimes.get(today) ?? null });
  }
  return { kind, points, spans: spansOf(points) };
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

/** Round steps for an axis: at most `most` values inside the range. */
export function ticks(low: number, high: number, most: number): number[] {
  const raw = (high - low) / Math.max(1, most);
  if (!(raw > 0)) return [low];
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * size >= raw) ?? 10) * size;
  const found: number[] = [];
  for (let value = Math.ceil(low / step) * step; value <= high + step * 1e-9; value += step) found.push(value);
  return found;
}
