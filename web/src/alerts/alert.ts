import { amountOf } from "@/execute/bounds";
import type { NotificationRule, NotificationRuleGiven } from "@/lib/types";

/** A rule that tells when a price crosses a level. */
export interface Alert {
  id: number;
  crypto_id: number;
  level: number;
  once: boolean;
  active: boolean;
}

/** The alerts among the rules, the newest first; of one asset, or of all. */
export function alertsOf(rules: readonly NotificationRule[], cryptoId: number | null): Alert[] {
  return rules
    .flatMap(({ id, event, is_active, filters }): Alert[] => {
      const { crypto_id, price, once } = filters;
      if (id === null || event !== "price_cross" || typeof crypto_id !== "number" || typeof price !== "number")
        return [];
      return [{ id, crypto_id, level: price, once: once === true, active: is_active }];
    })
    .filter((alert) => cryptoId === null || alert.crypto_id === cryptoId)
    .sort((a, b) => b.id - a.id);
}

export const ruleOf = ({ crypto_id, level, once, active }: Omit<Alert, "id">): NotificationRuleGiven => ({
  event: "price_cross",
  is_active: active,
  priority: "high",
  filters: { crypto_id, price: level, once },
});

/** A typed level; null where it is no price above zero. */
export function levelOf(typed: string): number | null {
  const amount = amountOf(typed);
  return amount === null ? null : Number(amount);
}

/** By how much a price has to move to a level, percent; null where it is not known. */
export const distance = (price: number | null | undefined, level: number): number | null =>
  price ? (level / price - 1) * 100 : null;
