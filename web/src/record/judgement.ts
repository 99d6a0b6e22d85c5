import type { ClaimRecord, Score, TrackRecord } from "@/lib/types";

export type Verdict = "better" | "worse" | "none" | "few";
export const VERDICTS: readonly Verdict[] = ["better", "worse", "none", "few"];

/** Whether what was said was nearer to what happened than a plain look at the past: a lower Brier score is. */
export function verdictOf({ difference_low: low, difference_high: high }: Score): Verdict {
  if (low === null || high === null) return "few";
  if (high < 0) return "better";
  return low > 0 ? "worse" : "none";
}

export interface Gain {
  gain: number;
  /** The 95 % interval; null where there is too little to tell. */
  range: readonly [low: number, high: number] | null;
}

/** The difference turned so that more is better, as on every bar of differences. */
export function gainOf({ difference, difference_low: low, difference_high: high }: Score): Gain {
  const turned = (value: number) => (value === 0 ? 0 : -value);
  return { gain: turned(difference), range: low === null || high === null ? null : [turned(high), turned(low)] };
}

/** No more decimals than the interval leaves room for, two to four. */
export function gainDecimals({ range }: Gain): number {
  const half = range ? (range[1] - range[0]) / 2 : 0;
  return half > 0 ? Math.min(4, Math.max(2, 1 - Math.floor(Math.log10(half)))) : 3;
}

/** The farthest end of all gains: bars of one table share a scale. */
export function reachOf(scores: readonly Score[]): number {
  return Math.max(0, ...scores.map(gainOf).flatMap(({ gain, range }) => [gain, ...(range ?? [])].map(Math.abs)));
}

export interface Answer {
  kind: "silent" | "early" | "few" | "none" | "better" | "worse" | "mixed";
  /** Live claims that were settled, and those that are not. */
  settled: number;
  open: number;
  overdue: number;
  by: Readonly<Record<Verdict, readonly ClaimRecord[]>>;
}

/** How good it was, from live claims alone: what was worked out over the past is no part of the answer. */
export function answerOf({ live, open }: Pick<TrackRecord, "live" | "open">): Answer {
  const of = (verdict: Verdict) => live.filter(({ score }) => verdictOf(score) === verdict);
  const by = { better: of("better"), worse: of("worse"), none: of("none"), few: of("few") };
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const settled = sum(live.map(({ score }) => score.share.n));
  const waiting = sum(open.map((layer) => layer.open));
  return {
    kind: kindOf(by, settled, waiting),
    settled,
    open: waiting,
    overdue: sum(open.map((layer) => layer.overdue)),
    by,
  };
}

function kindOf(by: Answer["by"], settled: number, waiting: number): Answer["kind"] {
  if (!settled) return waiting ? "early" : "silent";
  if (by.better.length) return by.worse.length ? "mixed" : "better";
  if (by.worse.length) return "worse";
  return by.none.length ? "none" : "few";
}

/** The name of a kind of claim among all. */
export const keyOf = ({ layer, claim }: Pick<ClaimRecord, "layer" | "claim">): string => `${layer}-${claim}`;
