"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import type { SectorComparison, SectorCorrelations } from "@/lib/types";
import { useReading } from "@/live/use-reading";

/** How the sectors stand and where money moves: two answers of one decision. */
export function useSectors() {
  return useQuery({
    queryKey: ["sectors", "now"],
    queryFn: async ({ signal }) => {
      const [table, rotation] = await Promise.all([
        open(api.GET("/api/v1/layer2/sectors", { signal })),
        open(api.GET("/api/v1/layer2/rotation", { signal })),
      ]);
      return { table, rotation };
    },
    ...useReading(),
  });
}

/** The days behind these lines close once a day. */
const DAYS_MS = 600_000;

export function useComparison(ids: readonly number[], timeframe: SectorComparison["timeframe"]) {
  const { enabled } = useReading();
  return useQuery({
    queryKey: ["sectors", "compare", ids.join(","), timeframe],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/layer2/compare", { params: { query: { sectors: ids.join(","), timeframe } }, signal })),
    enabled: enabled && ids.length > 0,
    staleTime: DAYS_MS,
    placeholderData: keepPreviousData,
  });
}

export function useCorrelations(timeframe: SectorCorrelations["timeframe"]) {
  const { enabled } = useReading();
  return useQuery({
    queryKey: ["sectors", "correlations", timeframe],
    queryFn: ({ signal }) => open(api.GET("/api/v1/layer2/correlations", { params: { query: { timeframe } }, signal })),
    enabled,
    staleTime: DAYS_MS,
    placeholderData: keepPreviousData,
  });
}
