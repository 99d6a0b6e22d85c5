import type { Signal } from "@/lib/types";

export type View = "active" | "ended";
export type Order = "edge" | "confidence" | "ends" | "symbol" | "result";

/** What the list is cut and ordered by; all of it stands in the address. */
export interface Filter {
  view: View;
  side: "all" | "long" | "short";
  /** The least chance that is shown. */
  least: number;
  order: Order;
}

export const CHANCES = [0, 0.3, 0.4, 0.5, 0.6] as const;
const ORDERS: Record<View, readonly Order[]> = {
  active: ["edge", "confidence", "ends", "symbol"],
  ended: ["ends", "result", "confidence", "symbol"],
};

/** The orders that a view has; the first is the one without a choice. */
export const ordersOf = (view: View): readonly Order[] => ORDERS[view];

/** The way in which a list of that order runs. */
export const directionOf = (order: Order, view: View): "ascending" | "descending" =>
  order === "symbol" || (order === "ends" && view === "active") ? "ascending" : "descending";

/** Reads an address; whatever it does not know is as without it. */
export function filterFrom(search: URLSearchParams): Filter {
  const view: View = search.get("view") === "ended" ? "ended" : "active";
  const side = search.get("side");
  const least = Number(search.get("min"));
  const order = ORDERS[view].find((known) => known === search.get("sort"));
  return {
    view,
    side: side === "long" || side === "short" ? side : "all",
    least: CHANCES.find((known) => known === least) ?? 0,
    order: order ?? (view === "active" ? "edge" : "ends"),
  };
}

/** The address of a filter, without what goes without saying; empty or from the question mark on. */
export function addressOf({ view, side, least, order }: Filter): string {
  const search = new URLSearchParams();
  if (view === "ended") search.set("view", view);
  if (side !== "all") search.set("side", side);
  if (least > 0) search.set("min", String(least));
  if (order !== ORDERS[view][0]) search.set("sort", order);
  const text = search.toString();
  return text ? `?${text}` : "";
}

/** Whether a signal is over: it says so, it has an outcome, or its time has passed. */
export const hasEnded = (signal: Signal, now: number): boolean =>
  signal.status === "expired" ||
  signal.status === "cancelled" ||
  signal.outcome !== null ||
  Date.parse(signal.expires_at) <= now;

/** When it ended, or will at the latest, epoch milliseconds. */
export const endOf = (signal: Signal): number => Date.parse(signal.outcome_at ?? signal.expires_at);

const unknownLast = (value: number | null) => value ?? Number.NEGATIVE_INFINITY;

/** The signals that a filter lets through, in its order; where two are alike, the newer first. */
export function matching(signals: readonly Signal[], filter: Filter, now: number): Signal[] {
  const order: Record<Order, (a: Signal, b: Signal) => number> = {
    edge: (a, b) => unknownLast(b.edge) - unknownLast(a.edge),
    confidence: (a, b) => b.confidence - a.confidence,
    // What ends soonest, or ended last.
    ends: (a, b) => (filter.view === "active" ? endOf(a) - endOf(b) : endOf(b) - endOf(a)),
    symbol: (a, b) => a.symbol.localeCompare(b.symbol),
    result: (a, b) => unknownLast(b.realized_return) - unknownLast(a.realized_return),
  };
  return signals
    .filter((signal) => hasEnded(signal, now) === (filter.view === "ended"))
    .filter((signal) => filter.side === "all" || signal.signal_type === filter.side)
    .filter((signal) => signal.confidence >= filter.least)
    .sort((a, b) => order[filter.order](a, b) || b.id - a.id);
}
