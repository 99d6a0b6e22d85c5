"use client";

import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { inPieces } from "@/lib/pieces";
import { useReading } from "@/live/use-reading";

/** More than these are not scored: the universe is bounded, and so is this list. */
const MOST = 1000;

/** The whole universe as the latest decision scored it, best first. */
export function useScored() {
  return useQuery({
    queryKey: ["assets", "scored"],
    queryFn: ({ signal }) =>
      inPieces(
        (limit, offset) => open(api.GET("/api/v1/layer3/assets", { params: { query: { limit, offset } }, signal })),
        MOST,
      ),
    ...useReading(),
  });
}

export function useWatchlists() {
  return useQuery({
    queryKey: ["assets", "lists"],
    queryFn: async ({ signal }) => (await open(api.GET("/api/v1/layer3/watchlists", { signal }))).watchlists,
    ...useReading(),
  });
}

/** The lists with their assets. */
export function useListDetails(ids: readonly number[]) {
  const reading = useReading();
  return useQueries({
    queries: ids.map((watchlist_id) => ({
      queryKey: ["assets", "list", watchlist_id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        open(api.GET("/api/v1/layer3/watchlists/{watchlist_id}", { params: { path: { watchlist_id } }, signal })),
      ...reading,
    })),
  });
}

/** Daily closes for the small lines, by asset. */
export function useCloses(ids: readonly number[]) {
  const { enabled } = useReading();
  const key = [...ids].sort((a, b) => a - b).join(",");
  return useQuery({
    queryKey: ["assets", "closes", key],
    queryFn: async ({ signal }) => {
      const query = { crypto_ids: key, days: 30 };
      const { lines } = await open(api.GET("/api/v1/prices/closes", { params: { query }, signal }));
      return new Map(lines.map(({ crypto_id, closes }) => [crypto_id, closes]));
    },
    enabled: enabled && ids.length > 0,
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  });
}
