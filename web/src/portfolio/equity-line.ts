import type { PortfolioHistory } from "@/lib/types";

export interface EquityPoint {
  /** Epoch milliseconds. */
  at: number;
  /** Percent since the account began. */
  yours: number;
  /** What held Bitcoin made of the same; null where its price was not known. */
  held: number | null;
  /** How far the account stands below its high so far, in percent of that high; zero or below. */
  fall: number;
}

/** The account and held Bitcoin as percent of the starting cash, oldest first; of one moment the last word counts. */
export function equityLine(history: PortfolioHistory): EquityPoint[] {
  const start = Number(history.starting_cash);
  if (!(start > 0)) return [];
  const percent = (value: string) => (Number(value) / start - 1) * 100;
  const byMoment = new Map<number, Omit<EquityPoint, "fall">>();
  for (const point of history.points) {
    const at = Date.parse(point.moment);
    byMoment.set(at, {
      at,
      yours: percent(point.total_value),
      held: point.held_btc_value === null ? null : percent(point.held_btc_value),
    });
  }
  let high = Number.NEGATIVE_INFINITY;
  return [...byMoment.values()]
    .sort((a, b) => a.at - b.at)
    .map((point) => {
      high = Math.max(high, 100 + point.yours);
      return { ...point, fall: ((100 + point.yours) / high - 1) * 100 };
    });
}

/** The deepest fall from a high so far. */
export const deepestFall = (points: readonly EquityPoint[]): number => Math.min(0, ...points.map(({ fall }) => fall));
