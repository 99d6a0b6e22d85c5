"use client";

import type { Dashboard } from "@/lib/types";
import { useNow } from "@/live/use-now";

/** The time of the market on the screen, epoch milliseconds: files keep the moment of their decision, anything else runs. */
export function useMarketNow(dashboard: Dashboard, everyMs: number): number {
  const now = useNow(everyMs);
  return dashboard.source === "files" ? Date.parse(dashboard.as_of) : now;
}
