"use client";

import { useQuery } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { useReading } from "@/live/use-reading";

const SHOWN = 100;

/** What an asset is. */
export function useAsset(id: number | null) {
  const { enabled } = useReading();
  return useQuery({
    queryKey: ["asset", id],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/cryptocurrencies/{crypto_id}", { params: { path: { crypto_id: id ?? 0 } }, signal })),
    enabled: enabled && id !== null,
  });
}

/** What the latest decision says of it; null where it was not scored. */
export function useScore(id: number, symbol: string) {
  return useQuery({
    queryKey: ["asset", id, "score"],
    queryFn: async ({ signal }) => {
      const query = { search: symbol, limit: 200 };
      const rows = await open(api.GET("/api/v1/layer3/assets", { params: { query }, signal }));
      return rows.find(({ crypto_id }) => crypto_id === id) ?? null;
    },
    ...useReading(),
  });
}

/** Its signals, newest first. */
export function useSignalsOf(crypto_id: number) {
  return useQuery({
    queryKey: ["asset", crypto_id, "signals"],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/layer4/signals", { params: { query: { crypto_id, limit: SHOWN } }, signal })),
    ...useReading(),
  });
}

/** What was said of it, newest first. */
export function usePredictionsOf(crypto_id: number) {
  return useQuery({
    queryKey: ["asset", crypto_id, "predictions"],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/predictions", { params: { query: { crypto_id, limit: SHOWN } }, signal })),
    ...useReading(),
  });
}

/** How often prices lay inside the intervals that were claimed, by their level; live claims of all assets that are settled. */
export function useIntervalRecord() {
  return useQuery({
    queryKey: ["predictions", "coverage"],
    queryFn: async ({ signal }) => (await open(api.GET("/api/v1/predictions/analytics", { signal }))).interval_coverage,
    ...useReading(),
  });
}
