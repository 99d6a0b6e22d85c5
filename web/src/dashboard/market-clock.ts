"use client";

import type { Dashboard } from "@/lib/types";
import { useNow } from "@/live/use-now";

/** Imported files are as they were at the moment of their decision: they do not grow older, and nothing more is decided. */
export const standsStill = (dashboard: Dashboard): boolean => dashboard.source === "files";

/** The time of the market on the screen, epoch milliseconds: files keep the moment of their decision, anything else runs. */
export function useMarketNow(dashboard: Dashboard, everyMs: number): number {
  const now = useNow(everyMs);
  return standsStill(dashboard) ? Date.parse(dashboard.as_of) : now;
}
