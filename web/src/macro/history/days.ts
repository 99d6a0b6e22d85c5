import { DAY_MS, marketLine, type RegimeSpan } from "@/dashboard/index-panel/series";
import type { Regime, RegimePoint } from "@/lib/types";

/** The order in which chances are stacked, from the top. */
export const REGIMES = ["bull", "neutral", "volatile", "bear"] as const satisfies readonly Regime[];

export const RANGES = ["30d", "90d", "1y"] as const;
export type Range = (typeof RANGES)[number];
export const DAYS: Record<Range, number> = { "30d": 30, "90d": 90, "1y": 365 };

export interface MacroDay {
  /** Start of the day, epoch milliseconds. */
  at: number;
  value: number;
  regime: Regime;
  /** Chance of the regime that was said. */
  confidence: number;
  exposure: number;
  /** All four, where a live decision gave them. */
  chances: Record<Regime, number> | null;
}

export interface MacroHistory {
  days: MacroDay[];
  spans: RegimeSpan[];
}

/** The closed days of a range with all that is known of each. */
export function macroHistory(points: readonly RegimePoint[], range: Range): MacroHistory {
  const { points: line, spans } = marketLine(points, DAYS[range]);
  const closed = points.filter((point) => point.index !== null).slice(-line.length);
  const days = line.flatMap((one, i): MacroDay[] => {
    const point = closed[i];
    if (!point) return [];
    const { confidence, recommended_exposure: exposure, probabilities: chances } = point;
    return [{ ...one, confidence, exposure, chances }];
  });
  return { days, spans };
}

export interface Part {
  regime: Regime;
  /** From the top, as shares of the whole height. */
  from: number;
  to: number;
}

/** The chances of one day from the top down; of a day of which only the said regime's is known, that one alone at the foot. */
export function partsOf(day: MacroDay): Part[] {
  const { chances } = day;
  if (chances === null) return [{ regime: day.regime, from: 1 - day.confidence, to: 1 }];
  let from = 0;
  return REGIMES.map((regime) => {
    const part = { regime, from, to: Math.min(1, from + chances[regime]) };
    from = part.to;
    return part;
  });
}

/** One path for all parts of a regime: neighbouring days touch, so nothing shines through between them. */
export function stackPath(
  days: readonly MacroDay[],
  regime: Regime,
  x: (time: number) => number,
  top: number,
  height: number,
): string {
  return days
    .flatMap((day) =>
      partsOf(day)
        .filter((part) => part.regime === regime && part.to > part.from)
        .map(({ from, to }) => {
          const [left, right] = [x(day.at), x(day.at + DAY_MS)];
          const [up, down] = [top + from * height, top + to * height];
          return `M${left.toFixed(1)} ${up.toFixed(1)}H${right.toFixed(1)}V${down.toFixed(1)}H${left.toFixed(1)}Z`;
        }),
    )
    .join("");
}
