import type { Difference } from "@/lib/types";

/** Metrics that are kept as losses, but are read the other way round: more is better. */
const MORE_IS_BETTER = new Set(["rank IC", "return, negative"]);

export const moreIsBetter = (metric: string): boolean => MORE_IS_BETTER.has(metric);

/** A mean loss as its metric is read. */
export function asRead(metric: string, loss: number | null): number | null {
  return loss !== null && moreIsBetter(metric) ? -loss : loss;
}

const MOST = 5;
/** Where no interval says how much is known. */
const USUAL = 4;

/** Decimals of a difference: two digits of half its interval, as no more is known. */
export function decimalsOf(difference: Pick<Difference, "low" | "high"> | null): number {
  const half = difference === null ? 0 : (difference.high - difference.low) / 2;
  if (!(half > 0) || !Number.isFinite(half)) return USUAL;
  return Math.min(MOST, Math.max(0, 1 - Math.floor(Math.log10(half))));
}

/** Decimals of the two values that differ: one fewer, for the rows they share make them surer of each other than of themselves. */
export function valueDecimals(difference: Pick<Difference, "low" | "high"> | null, value: number | null): number {
  const least = value !== null && Math.abs(value) >= 1 ? 1 : 2;
  return Math.max(decimalsOf(difference) - 1, least);
}

/** "HAR less 2%" is the baseline HAR, of whose loss a share must be won on top. */
export function askedOf(baseline: string): { name: string; share: number } {
  const found = /^(.+) less (\d+(?:\.\d+)?)%$/.exec(baseline);
  return found?.[1] ? { name: found[1], share: Number(found[2]) / 100 } : { name: baseline, share: 0 };
}

export type Reason =
  | { kind: "tooFew"; n: number; least: number }
  | { kind: "indistinct" }
  | { kind: "worse" }
  | { kind: "folds"; better: number; folds: number }
  | { kind: "calibration"; error: number; most: number }
  | { kind: "better"; better: number; folds: number }
  | { kind: "other"; words: string };

type Reader = [RegExp, (found: readonly number[]) => Reason];

const readers: readonly Reader[] = [
  [/^(\d+) resolved predictions are too few to judge, (\d+) /, ([n = 0, least = 0]) => ({ kind: "tooFew", n, least })],
  [/^not distinguishable from /, () => ({ kind: "indistinct" })],
  [/^worse than /, () => ({ kind: "worse" })],
  [
    /^better than .* in (\d+) of (\d+) folds, and the interval clears zero$/,
    ([better = 0, folds = 0]) => ({ kind: "better", better, folds }),
  ],
  [/^better than .* in (\d+) of (\d+) folds$/, ([better = 0, folds = 0]) => ({ kind: "folds", better, folds })],
  [/^calibration error ([\d.]+) is above ([\d.]+)$/, ([error = 0, most = 0]) => ({ kind: "calibration", error, most })],
];

/** Why a gate is open or closed, taken apart so that it can be said in any language; what is not known stays as it came. */
export function reasonsOf(reason: string): readonly Reason[] {
  return reason.split("; ").map((words) => {
    for (const [pattern, read] of readers) {
      const found = pattern.exec(words);
      if (found) return read(found.slice(1).map((part) => Number(part ?? 0)));
    }
    return { kind: "other", words };
  });
}
