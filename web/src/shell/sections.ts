import type { IconName } from "@/ui/icon";

export interface Section {
  id: "layers" | "signals" | "market" | "chart" | "sectors" | "assets" | "sources" | "quality" | "jobs" | "workers";
  icon: IconName;
}

export type SectionId = Section["id"];

/** The pages that the navigation leads to, by their part of the address below the language. */
export const pages = [
  { id: "dashboard", icon: "home", path: "" },
  { id: "data", icon: "data", path: "data/" },
] as const satisfies readonly { id: string; icon: IconName; path: string }[];

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
];

/** What the bottom bar of the phone has between home and data, all on the dashboard. */
export const phoneSections: readonly Section[] = dashboardSections.filter(({ id }) =>
  ["signals", "market", "assets"].includes(id),
);
