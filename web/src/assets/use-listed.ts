"use client";

import { useMemo } from "react";
import type { AssetRow, Watchlist } from "@/lib/types";
import { type ListedAsset, listsOf, ofEntry, ofScore, opportunities, type Tab } from "./list";
import { useListDetails, useWatchlists } from "./queries";

interface Listed {
  assets: ListedAsset[];
  waiting: boolean;
  failed: boolean;
  /** One's own lists. */
  own: Watchlist[];
  retry: () => void;
}

/** The assets of a tab: of its lists, or of what was scored. */
export function useListed(tab: Tab, chosen: number | null, scored: readonly AssetRow[], asOf: string | null): Listed {
  const lists = useWatchlists();
  const wanted = useMemo(() => {
    const all = lists.data ?? [];
    return tab === "opportunities" ? [...listsOf("tier1", all), ...listsOf("tier2", all)] : listsOf(tab, all, chosen);
  }, [lists.data, tab, chosen]);
  const details = useListDetails(tab === "all" ? [] : wanted.map(({ id }) => id));
  const entries = details.flatMap(({ data }) => data?.items ?? []).filter(({ status }) => status !== "removed");
  const everything = scored.map((row) => ofScore(row, asOf));
  const selected = new Map(everything.map((asset) => [asset.crypto_id, asset.selected]));
  // An asset of two lists of one's own is shown once.
  const listed = [...new Map(entries.map((entry) => [entry.crypto_id, ofEntry(entry)])).values()].map((asset) => ({
    ...asset,
    selected: selected.get(asset.crypto_id) ?? false,
  }));
  const assets =
    tab === "all"
      ? everything
      : tab === "opportunities"
        ? opportunities(everything, new Set(entries.map(({ crypto_id }) => crypto_id)))
        : listed;
  return {
    assets,
    own: listsOf("mine", lists.data ?? []),
    waiting: tab !== "all" && (lists.isPending || details.some(({ isPending }) => isPending)),
    failed: tab !== "all" && (lists.isError || details.some(({ isError }) => isError)),
    retry: () => {
      void lists.refetch();
      for (const detail of details) void detail.refetch();
    },
  };
}
