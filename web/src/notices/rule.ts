import { amountOf } from "@/execute/bounds";
import type { NotificationRule, NotificationRuleGiven } from "@/lib/types";

export type EventName = NotificationRule["event"];

/** The events that the page can switch, in the order in which they matter; crossings of a price need an asset and stand apart. */
export const EVENTS = [
  "new_signal",
  "signal_outcome",
  "regime_change",
  "suggestion",
  "system",
] as const satisfies readonly EventName[];

/** Only signals have an edge to be narrowed by. */
export const hasEdge = (event: EventName): boolean => event === "new_signal" || event === "signal_outcome";

/** A rule with something of it changed, as the server takes it. */
export function ruleWith(
  rule: NotificationRule,
  change: { is_active?: boolean; min_edge?: number | null },
): NotificationRuleGiven {
  const { min_edge: before, ...others } = rule.filters;
  const edge = change.min_edge === undefined ? before : change.min_edge;
  return {
    event: rule.event,
    is_active: change.is_active ?? rule.is_active,
    priority: rule.priority,
    filters: { ...others, ...(typeof edge === "number" ? { min_edge: edge } : {}) },
  };
}

/** The least edge of a rule in percent; null where it has none. */
export function edgeOf(rule: NotificationRule): number | null {
  return typeof rule.filters.min_edge === "number" ? rule.filters.min_edge : null;
}

/** A typed least edge: null for none, undefined where it is no number from 0 to 100. */
export function typedEdge(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "" || /^[0۰٠]+([.,٫][0۰٠]*)?$/.test(text)) return text === "" ? null : 0;
  const value = amountOf(text);
  return value !== null && Number(value) <= 100 ? Number(value) : undefined;
}
