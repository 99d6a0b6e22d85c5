import type { HealthPoint } from "@/lib/types";

/** The distance of two points of the history: reports are put together over ten minutes. */
export const STEP_MS = 600_000;

export interface Moment {
  /** Epoch milliseconds. */
  at: number;
  mean: number;
  lowest: number;
  failing: readonly string[];
}

/** The points of the history, at most `most` of them: neighbours are put together, and the worst of them is kept. */
export function momentsOf(history: readonly HealthPoint[], most: number): Moment[] {
  const size = Math.max(1, Math.ceil(history.length / most));
  const found: Moment[] = [];
  for (let i = 0; i < history.length; i += size) {
    const piece = history.slice(i, i + size);
    const [first] = piece;
    if (!first) break;
    found.push({
      at: Date.parse(first.at),
      mean: piece.reduce((sum, { mean_score }) => sum + mean_score, 0) / piece.length,
      lowest: Math.min(...piece.map(({ lowest_score }) => lowest_score)),
      failing: [...new Set(piece.flatMap(({ failing }) => failing))].sort(),
    });
  }
  return found;
}

/** Stretches with reports, one after another: where none came for more than two steps, there is a gap. */
export function stretches(moments: readonly Moment[], step: number): Moment[][] {
  const found: Moment[][] = [];
  for (const moment of moments) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last && before && moment.at - before.at <= 2 * step) last.push(moment);
    else found.push([moment]);
  }
  return found;
}
