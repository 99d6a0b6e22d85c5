import type { FeedState, SourceRow, Task } from "@/lib/types";

/** From the worst to the best: what needs a look comes first. */
export const FROM_WORST: readonly FeedState[] = ["empty", "stale", "late", "fresh"];

/** Late after 1.5 times the usual distance of two values, stale after three times. */
export const LATE_AT = 1.5;
export const STALE_AT = 3;

const rank = (state: FeedState) => FROM_WORST.indexOf(state);

export interface ProviderGroup {
  provider: string;
  rows: readonly SourceRow[];
}

/** The series by provider; providers and series in trouble first, else in the order they came in. */
export function byProvider(rows: readonly SourceRow[]): readonly ProviderGroup[] {
  const groups = new Map<string, SourceRow[]>();
  for (const row of rows) groups.set(row.provider, [...(groups.get(row.provider) ?? []), row]);
  const worstOf = (list: readonly SourceRow[]) => Math.min(...list.map((row) => rank(row.state)));
  return [...groups]
    .map(([provider, list]) => ({ provider, rows: list.toSorted((a, b) => rank(a.state) - rank(b.state)) }))
    .sort((a, b) => worstOf(a.rows) - worstOf(b.rows));
}

/**
 * What the rows come to: a candle that two providers have is as good as the better of them says, anything else stands for itself.
 * `decisive` are the rows that nobody makes good for, `covered` those that are not fresh while another provider's are.
 */
function judged(all: readonly SourceRow[]): { decisive: readonly SourceRow[]; covered: readonly SourceRow[] } {
  // A provider that answers and has nothing of a kind (files without news, replayed) takes nothing from the rest.
  const rows = all.filter((row) => row.data_until !== null || row.reason !== null || row.succeeded_at === null);
  const best = (row: SourceRow) =>
    row.series.startsWith("candles:")
      ? Math.max(...rows.filter(({ series }) => series === row.series).map(({ state }) => rank(state)))
      : rank(row.state);
  return {
    decisive: rows.filter((row) => rank(row.state) === best(row)),
    covered: rows.filter((row) => rank(row.state) < best(row)),
  };
}

/** The state of all together: the worst of what nobody makes good for; null without any. */
export function overall(rows: readonly SourceRow[]): FeedState | null {
  const { decisive } = judged(rows);
  return FROM_WORST.find((state) => decisive.some((row) => row.state === state)) ?? null;
}

/** The series that are not fresh by their state, the worst state first; and those among all that another provider makes good for. */
export function inTrouble(rows: readonly SourceRow[]) {
  const { decisive, covered } = judged(rows);
  const groups = FROM_WORST.filter((state) => state !== "fresh")
    .map((state) => ({ state, rows: decisive.filter((row) => row.state === state) }))
    .filter(({ rows: found }) => found.length > 0);
  return { groups, covered };
}

/** Age of the data now in seconds, from the age it was read with; null while there is none. */
export function ageNow(row: SourceRow, readAt: number, now: number): number | null {
  return row.data_age_s === null ? null : row.data_age_s + Math.max(0, (now - readAt) / 1000);
}

/** How full the gauge of an age is: its end is where the data is stale. */
export function ageShare(age: number, expected: number): number {
  return Math.min(1, Math.max(0, age / (STALE_AT * expected)));
}

/** "news:example.org" is the feed of a host; any other provider is its own name. */
export function feedHost(provider: string): string | null {
  return provider.startsWith("news:") ? provider.slice(5) : null;
}

/** The key of a series in the catalogue: "candles:1h" → "candles_1h". */
export const seriesKey = (series: string) => series.replace(":", "_");

/** Whether a job still waits or goes on; a failed one is tried again, but nobody waits for that. */
export function isOpen(task: Pick<Task, "status"> | null | undefined): boolean {
  return task?.status === "queued" || task?.status === "running";
}

/** Seconds from begin to end; null while either is missing. */
export function took(task: Task): number | null {
  if (task.started_at === null || task.finished_at === null) return null;
  return Math.max(0, (Date.parse(task.finished_at) - Date.parse(task.started_at)) / 1000);
}
