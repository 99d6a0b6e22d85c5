import { amountOf } from "@/execute/bounds";
import type { Limits, RiskUpdate } from "@/lib/types";

type Automatic = Limits["automatic"];
export type LimitKey = Exclude<keyof Limits, "automatic">;

/** How a limit is written: shares in percent, the others as they are. The bounds are those of the server. */
export interface LimitField {
  key: LimitKey;
  kind: "money" | "share" | "count" | "hours" | "correlation";
  least: number;
  most: number;
}

const share = (key: LimitKey): LimitField => ({ key, kind: "share", least: 0, most: 100 });

/** The limits in the order in which a trade meets them. */
export const LIMIT_FIELDS: readonly LimitField[] = [
  { key: "max_position_size", kind: "money", least: 0.01, most: 1e12 },
  share("max_portfolio_risk"),
  share("max_open_risk"),
  share("max_asset_exposure"),
  share("max_sector_exposure"),
  share("max_total_exposure"),
  share("max_var"),
  { key: "max_correlation", kind: "correlation", least: 0, most: 1 },
  share("max_chase"),
  share("daily_loss_limit"),
  { key: "cooldown_losses", kind: "count", least: 1, most: 100 },
  { key: "cooldown_hours", kind: "hours", least: 0, most: 720 },
];

/** A limit as it stands in its field: plain digits, without what rounding in binary leaves behind. */
export function writtenAs(field: LimitField, limits: Limits): string {
  const value = Number(limits[field.key]);
  return String(Number((field.kind === "share" ? value * 100 : value).toFixed(8)));
}

/** What was typed as the server takes it; null where it is no number within its bounds. */
export function readAs(field: LimitField, typed: string): number | string | null {
  const text = /^[0۰٠]+([.,٫][0۰٠]*)?$/.test(typed.trim()) ? "0" : amountOf(typed);
  if (text === null) return null;
  const value = Number(text);
  if (value < field.least || value > field.most) return null;
  if (field.kind === "money") return text;
  if (field.kind === "share") return Number((value / 100).toFixed(10));
  if (field.kind === "correlation") return value;
  return Number.isInteger(value) ? value : null;
}

export interface Wanted {
  update: RiskUpdate;
  /** Fields that hold no number within their bounds. */
  wrong: LimitKey[];
  changed: boolean;
}

/** What a form asks to be changed: only what differs from what holds now. */
export function wantedOf(limits: Limits, typed: Partial<Record<LimitKey, string>>, automatic: Automatic): Wanted {
  const wrong: LimitKey[] = [];
  const update: Record<string, unknown> = {};
  for (const field of LIMIT_FIELDS) {
    const text = typed[field.key];
    if (text === undefined || text === writtenAs(field, limits)) continue;
    const value = readAs(field, text);
    if (value === null) wrong.push(field.key);
    else if (Number(value) !== Number(limits[field.key])) update[field.key] = value;
  }
  if (JSON.stringify(automatic) !== JSON.stringify(limits.automatic)) update.automatic = automatic;
  return { update: update as RiskUpdate, wrong, changed: Object.keys(update).length > 0 };
}
