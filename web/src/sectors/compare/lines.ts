import type { SectorComparison } from "@/lib/types";

export type Line = SectorComparison["lines"][number];

export const SPANS = ["7d", "30d", "90d", "1y"] as const satisfies readonly SectorComparison["timeframe"][];
export const MOST = 5;

/** The ids that an address names: at most five, each once, of those that there are. */
export function chosenOf(text: string, known: readonly number[], fallback: readonly number[]): number[] {
  const asked = text.split(",").map(Number);
  const found = [...new Set(asked)].filter((id) => known.includes(id)).slice(0, MOST);
  return found.length ? found : [...fallback];
}

/** All days that any line has, oldest first. */
export function daysOf(lines: readonly Line[]): string[] {
  return [...new Set(lines.flatMap(({ points }) => points.map(({ day }) => day)))].sort();
}

/** The level of a line on a day, null where it had none. */
export function levelOn(line: Line, day: string): number | null {
  return line.points.find((point) => point.day === day)?.level ?? null;
}
