"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { useReading } from "@/live/use-reading";

/** What layer 1 said last. */
export function useMarketRegime() {
  return useQuery({
    queryKey: ["macro", "regime"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/layer1/market-regime", { signal })),
    ...useReading(),
  });
}

export const HORIZONS = ["1d", "7d", "30d"] as const;

/** Which regime is expected, for each horizon. */
export function useForecasts() {
  const reading = useReading();
  return useQueries({
    queries: HORIZONS.map((horizon) => ({
      queryKey: ["macro", "forecast", horizon],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        open(api.GET("/api/v1/layer1/regime-forecast", { params: { query: { horizon } }, signal })),
      ...reading,
    })),
  });
}

export function useSentiment() {
  return useQuery({
    queryKey: ["macro", "sentiment"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/layer1/sentiment", { signal })),
    ...useReading(),
  });
}

export function useDominance() {
  return useQuery({
    queryKey: ["macro", "dominance"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/layer1/dominance", { signal })),
    ...useReading(),
  });
}
