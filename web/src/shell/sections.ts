import type { IconName } from "@/ui/icon";

export interface Section {
  id:
    | "layers"
    | "signals"
    | "market"
    | "chart"
    | "sectors"
    | "assets"
    | "sources"
    | "quality"
    | "jobs"
    | "workers"
    | "live"
    | "backtest"
    | "results"
    | "waiting"
    | "verify"
    | "history"
    | "regime"
    | "why"
    | "forecast"
    | "sentiment"
    | "dominance"
    | "heat"
    | "allocation"
    | "momentum"
    | "flow"
    | "leaders"
    | "compare"
    | "correlations"
    | "list"
    | "score"
    | "predictions"
    | "chance"
    | "lineage"
    | "risk"
    | "equity"
    | "positions"
    | "gauges"
    | "limits"
    | "halts"
    | "queue"
    | "scoreboard"
    | "tiers"
    | "profile"
    | "display"
    | "rules"
    | "times"
    | "channels"
    | "password"
    | "sessions"
    | "own_data"
    | "parts"
    | "database"
    | "statistics"
    | "alerts"
    | "model_volatility"
    | "model_regime"
    | "model_tone"
    | "model_sectors"
    | "model_assets"
    | "model_prices"
    | "model_timing";
  icon: IconName;
}

export type SectionId = Section["id"];

/**
 * The pages that the navigation leads to, by their part of the address below the language; an open one is for everybody,
 * one for admins is led to only for them; one under another is reached from there, for one thing at a time. Pages of one group stand
 * together below its name; those of the foot stand at the end of the sidebar.
 */
export const pages = [
  { id: "dashboard", icon: "home", path: "" },
  { id: "macro", icon: "macro", path: "macro/", group: "layers" },
  { id: "sectors", icon: "sectors", path: "sectors/", group: "layers" },
  { id: "assets", icon: "assets", path: "assets/", group: "layers" },
  { id: "asset", icon: "assets", path: "asset/", under: "assets" },
  { id: "signals", icon: "candles", path: "signals/", group: "layers" },
  { id: "signal", icon: "candles", path: "signal/", under: "signals" },
  { id: "portfolio", icon: "portfolio", path: "portfolio/" },
  { id: "data", icon: "data", path: "data/" },
  { id: "record", icon: "record", path: "track-record/", open: true },
  { id: "suggestions", icon: "inbox", path: "suggestions/", admin: true, group: "administration" },
  { id: "models", icon: "model", path: "models/", admin: true, group: "administration" },
  { id: "sector_members", icon: "sectors", path: "sector-members/", admin: true, group: "administration" },
  { id: "health", icon: "pulse", path: "health/", admin: true, group: "administration" },
  { id: "users", icon: "users", path: "users/", admin: true, group: "administration" },
  { id: "activities", icon: "log", path: "activities/", admin: true, group: "administration" },
  { id: "configuration", icon: "sliders", path: "configuration/", admin: true, group: "administration" },
  { id: "notifications", icon: "bell", path: "notifications/", foot: true },
  { id: "settings", icon: "settings", path: "settings/", foot: true },
] as const satisfies readonly PageEntry[];

export type Group = "layers" | "administration";

interface PageEntry {
  id: string;
  icon: IconName;
  path: string;
  open?: true;
  admin?: true;
  under?: string;
  group?: Group;
  foot?: true;
}

export type PageId = (typeof pages)[number]["id"];

/** The parts of the dashboard. */
export const dashboardSections: readonly Section[] = [
  { id: "layers", icon: "layers" },
  { id: "signals", icon: "candles" },
  { id: "market", icon: "macro" },
  { id: "chart", icon: "chart" },
  { id: "sectors", icon: "sectors" },
  { id: "assets", icon: "assets" },
];

/** The parts of the page of data; all but the first are for admins. */
export const dataSections: readonly Section[] = [
  { id: "sources", icon: "source" },
  { id: "quality", icon: "shield" },
  { id: "jobs", icon: "cycle" },
  { id: "workers", icon: "chip" },
  { id: "halts", icon: "stop" },
];

/** The parts of the track record. */
export const recordSections: readonly Section[] = [
  { id: "live", icon: "record" },
  { id: "results", icon: "candles" },
  { id: "backtest", icon: "cycle" },
  { id: "waiting", icon: "clock" },
  { id: "verify", icon: "shield" },
];

/** The parts of the page of the first layer. */
export const macroSections: readonly Section[] = [
  { id: "history", icon: "macro" },
  { id: "regime", icon: "layers" },
  { id: "why", icon: "shield" },
  { id: "forecast", icon: "clock" },
  { id: "sentiment", icon: "source" },
  { id: "dominance", icon: "chart" },
];

/** The parts of the page of the second layer. */
export const sectorSections: readonly Section[] = [
  { id: "heat", icon: "sectors" },
  { id: "allocation", icon: "layers" },
  { id: "momentum", icon: "table" },
  { id: "flow", icon: "cycle" },
  { id: "compare", icon: "macro" },
  { id: "correlations", icon: "link" },
];

/** The parts of the page of an asset. */
export const assetSections: readonly Section[] = [
  { id: "chart", icon: "chart" },
  { id: "score", icon: "layers" },
  { id: "why", icon: "shield" },
  { id: "signals", icon: "candles" },
  { id: "predictions", icon: "record" },
  { id: "alerts", icon: "bell" },
];

/** The parts of the page of a signal. */
export const signalSections: readonly Section[] = [
  { id: "chart", icon: "chart" },
  { id: "chance", icon: "record" },
  { id: "risk", icon: "portfolio" },
  { id: "why", icon: "macro" },
  { id: "lineage", icon: "layers" },
];

/** The parts of the page of the paper account. */
export const portfolioSections: readonly Section[] = [
  { id: "equity", icon: "macro" },
  { id: "positions", icon: "portfolio" },
  { id: "gauges", icon: "shield" },
  { id: "history", icon: "table" },
  { id: "limits", icon: "shield" },
];

/** The parts of the page of health. */
export const healthSections: readonly Section[] = [
  { id: "parts", icon: "pulse" },
  { id: "layers", icon: "layers" },
  { id: "history", icon: "macro" },
  { id: "database", icon: "data" },
  { id: "statistics", icon: "table" },
];

/** The parts of the page of suggestions. */
export const suggestionSections: readonly Section[] = [
  { id: "queue", icon: "inbox" },
  { id: "scoreboard", icon: "record" },
  { id: "tiers", icon: "assets" },
];

/** The parts of the settings. */
export const settingsSections: readonly Section[] = [
  { id: "profile", icon: "user" },
  { id: "display", icon: "sun" },
  { id: "rules", icon: "bell" },
  { id: "alerts", icon: "candles" },
  { id: "times", icon: "clock" },
  { id: "channels", icon: "source" },
  { id: "password", icon: "shield" },
  { id: "sessions", icon: "link" },
  { id: "own_data", icon: "data" },
];

/** The pages that the bottom bar of the phone leads to, in its order; the sheet behind its last button has the others. */
export const phonePlaces: readonly PageId[] = ["dashboard", "signals", "assets", "portfolio"];

/** Those of the pages that the reader is led to. */
export const leadingTo = <Page extends object>(list: readonly Page[], admin: boolean): readonly Page[] =>
  list.filter((page) => (admin || !("admin" in page)) && !("under" in page));

/** The page that the navigation shows for a page; one under another has no place of its own. */
export function placeOf(page: PageId): string {
  const entry: PageEntry | undefined = pages.find(({ id }) => id === page);
  return entry?.under ?? page;
}
