import type { Activity } from "@/lib/types";

type Data = Activity["data"];
export type Value = Data[string];

/** One fact of what was done; of a change also what was there before. */
export interface Fact {
  name: string;
  value: Value;
  before?: Value;
}

/** The name of a fact that needs none: the one thing that was changed. */
export const VALUE = "";

/** Of no use to a reader: numbers of rows, and what stands elsewhere on the line. */
const HIDDEN: ReadonlySet<string> = new Set(["session", "halt_id", "suggestion_id", "review_id", "task_id"]);

/** What it was done to comes first. */
const FIRST: ReadonlySet<string> = new Set(["user", "key", "crypto_id", "symbol", "model", "sector_id", "name"]);

const isTable = (value: Value): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);

/** The facts of an activity: those that changed with what they were before, and nothing that says nothing. */
export function factsOf(data: Data): Fact[] {
  const { before, after, ...others } = data;
  const plain = Object.entries(others)
    .flatMap(([name, value]) => (says(name, value) ? [{ name, value }] : []))
    .sort((a, b) => Number(FIRST.has(b.name)) - Number(FIRST.has(a.name)));
  if (before === undefined && after === undefined) return plain;
  if (before !== undefined && after === undefined) return [...plain, { name: "before", value: before }];
  if (isTable(after ?? null)) {
    const was = isTable(before ?? null) ? (before as Data) : {};
    const changed = Object.entries(after as Data).map(([name, value]) => ({ name, value, before: was[name] ?? null }));
    return [...plain, ...changed];
  }
  return [...plain, { name: VALUE, value: after ?? null, before: before ?? null }];
}

function says(name: string, value: Value): boolean {
  if (HIDDEN.has(name) || value === null || value === "") return false;
  return !(typeof value === "object" && Object.keys(value).length === 0);
}
