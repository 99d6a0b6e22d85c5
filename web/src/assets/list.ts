import type { AssetRow, Evidence, Watchlist, WatchlistEntry } from "@/lib/types";

export const TABS = ["tier1", "tier2", "opportunities", "mine", "all"] as const;
export type Tab = (typeof TABS)[number];

/** One asset of a list; what the decision did not score is null. */
export interface ListedAsset {
  crypto_id: number;
  symbol: string;
  name: string;
  color: string | null;
  price: number | null;
  day: number | null;
  confidence: number | null;
  evidence: Evidence | null;
  risk: AssetRow["risk_level"] | null;
  recommendation: AssetRow["recommendation"] | null;
  selected: boolean;
  analysed: string | null;
  paused: boolean;
  /** Where it stands in the own order of its list. */
  place: number | null;
}

export function ofEntry(entry: WatchlistEntry): ListedAsset {
  const { crypto_id, symbol, name, price, evidence, recommendation } = entry;
  return {
    crypto_id,
    symbol,
    name,
    price,
    evidence,
    recommendation,
    color: entry.sector_color,
    day: entry.performance_24h,
    confidence: entry.ai_confidence,
    risk: entry.risk_level,
    selected: false,
    analysed: entry.last_analysis,
    paused: entry.status === "paused",
    place: entry.priority_order,
  };
}

export function ofScore(row: AssetRow, asOf: string | null): ListedAsset {
  const { crypto_id, symbol, name, price, evidence, recommendation, confidence, selected } = row;
  return {
    crypto_id,
    symbol,
    name,
    price,
    evidence,
    recommendation,
    confidence,
    selected,
    color: row.sector_color,
    day: row.performance_24h,
    risk: row.risk_level,
    analysed: asOf,
    paused: false,
    place: null,
  };
}

/** Assets outside both tiers that the screen let through or that are recommended: what one might be missing. */
export function opportunities(scored: readonly ListedAsset[], tiers: ReadonlySet<number>): ListedAsset[] {
  const good = (asset: ListedAsset) =>
    asset.selected || asset.recommendation === "buy" || asset.recommendation === "strong_buy";
  return scored.filter((asset) => !tiers.has(asset.crypto_id) && good(asset));
}

/** The lists behind a tab; of one's own, the chosen one alone. */
export function listsOf(tab: Tab, lists: readonly Watchlist[], chosen: number | null = null): Watchlist[] {
  if (tab === "mine") return lists.filter((list) => list.is_own && (chosen === null || list.id === chosen));
  return lists.filter((list) => !list.is_own && list.tier === tab);
}

export const SORTS = ["place", "symbol", "price", "day", "confidence", "risk", "recommendation", "analysed"] as const;
export type Sort = (typeof SORTS)[number];

const RISKS = ["low", "medium", "high", "extreme"];
const ADVICE = ["strong_sell", "sell", "hold", "buy", "strong_buy"];

const keys: Record<Sort, (asset: ListedAsset) => number | string | null> = {
  place: (asset) => asset.place,
  symbol: (asset) => asset.symbol,
  price: (asset) => asset.price,
  day: (asset) => asset.day,
  confidence: (asset) => asset.confidence,
  risk: (asset) => (asset.risk === null ? null : RISKS.indexOf(asset.risk)),
  recommendation: (asset) => (asset.recommendation === null ? null : ADVICE.indexOf(asset.recommendation)),
  analysed: (asset) => asset.analysed,
};

/** Whether a column begins with its largest. */
export const downFirst = (sort: Sort): boolean => !["place", "symbol", "risk"].includes(sort);

/** What is not known comes last, whichever way. */
export function sortAssets(assets: readonly ListedAsset[], sort: Sort, down: boolean): ListedAsset[] {
  const key = keys[sort];
  const turn = down ? -1 : 1;
  return [...assets].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return x === y ? a.crypto_id - b.crypto_id : x === null ? 1 : -1;
    const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y));
    return order * turn || a.crypto_id - b.crypto_id;
  });
}

/** Assets whose symbol or name has the text in it, and that carry the risk. */
export function filterAssets(assets: readonly ListedAsset[], text: string, risk: string): ListedAsset[] {
  const wanted = text.trim().toLocaleLowerCase();
  return assets.filter(
    (asset) =>
      (risk === "any" || asset.risk === risk) &&
      (wanted === "" || `${asset.symbol} ${asset.name}`.toLocaleLowerCase().includes(wanted)),
  );
}
