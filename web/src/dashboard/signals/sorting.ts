import type { Signal } from "@/lib/types";

export type SignalSort = "edge" | "confidence" | "expires" | "symbol";

/** Best edge first by default; a signal without one comes last. */
export function sortSignals(signals: readonly Signal[], by: SignalSort): Signal[] {
  const value: Record<SignalSort, (a: Signal, b: Signal) => number> = {
    edge: (a, b) => (b.edge ?? Number.NEGATIVE_INFINITY) - (a.edge ?? Number.NEGATIVE_INFINITY),
    confidence: (a, b) => b.confidence - a.confidence,
    expires: (a, b) => Date.parse(a.expires_at) - Date.parse(b.expires_at),
    symbol: (a, b) => a.symbol.localeCompare(b.symbol),
  };
  return [...signals].sort((a, b) => value[by](a, b) || a.id - b.id);
}

/** The way in which a column is sorted, for `aria-sort`. */
export const sortDirection: Record<SignalSort, "ascending" | "descending"> = {
  edge: "descending",
  confidence: "descending",
  expires: "ascending",
  symbol: "ascending",
};
