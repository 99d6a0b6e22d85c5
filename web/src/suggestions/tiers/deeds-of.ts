import type { WatchlistEntry } from "@/lib/types";
import type { BulkDeed } from "../queries";

/** What can be done with assets of a tier: each deed only where it would change something for all of them. */
export function deedsOf(tier: "tier1" | "tier2", picked: readonly Pick<WatchlistEntry, "status">[]): BulkDeed[] {
  if (picked.length === 0) return [];
  const deeds: BulkDeed[] = [tier === "tier1" ? "demote_to_tier2" : "promote_to_tier1"];
  if (picked.every(({ status }) => status === "active")) deeds.push("pause");
  if (picked.every(({ status }) => status === "paused")) deeds.push("resume");
  return [...deeds, "remove"];
}
