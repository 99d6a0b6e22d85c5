import { plainDigits } from "@/lib/format/typed";
import type { RiskCheck, RiskRule, Signal } from "@/lib/types";

/** Between which prices a signal can be executed: not beyond its stop, and not when too much of the way to the target is gone. */
export interface Bounds {
  low: number;
  high: number;
}

export function boundsOf(signal: Pick<Signal, "entry_price" | "target_price" | "stop_loss">, chase: number): Bounds {
  const farthest = signal.entry_price + chase * (signal.target_price - signal.entry_price);
  return { low: Math.min(signal.stop_loss, farthest), high: Math.max(signal.stop_loss, farthest) };
}

export const isInside = ({ low, high }: Bounds, price: number): boolean => price >= low && price <= high;

/** The bound of a rule, or what stands in for it while no check has been read. */
export const boundOf = (check: Pick<RiskCheck, "rules">, name: string, otherwise: number): number =>
  check.rules.find((rule) => rule.name === name)?.bound ?? otherwise;

/** Rules that say where the price is: when one of them is broken, the price has moved and not the wish. */
export const OF_PRICE: ReadonlySet<string> = new Set(["stop_passed", "chase"]);
/** Rules that a smaller size keeps. */
const OF_SIZE = new Set([
  "position_size",
  "cash",
  "trade_risk",
  "open_risk",
  "asset_exposure",
  "total_exposure",
  "sector_exposure",
  "regime_exposure",
  "liquidity",
  "value_at_risk",
]);

/** The broken rules, those that no size can keep first. */
export const broken = (rules: readonly RiskRule[]): RiskRule[] =>
  rules.filter(({ passed }) => !passed).sort((a, b) => Number(OF_SIZE.has(a.name)) - Number(OF_SIZE.has(b.name)));

/** What somebody typed as an amount, in plain digits. Null if it is none. */
export function amountOf(typed: string): string | null {
  const plain = plainDigits(typed);
  return /^\d{1,12}(\.\d{1,8})?$/.test(plain) && Number(plain) > 0 ? plain : null;
}
