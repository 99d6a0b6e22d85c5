"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { serverNow } from "@/lib/clock";
import { takeEarlyRead } from "@/lib/early";
import { useSession } from "@/lib/session";
import type { Cryptocurrency, Interval, Source } from "@/lib/types";
import { useLive } from "@/live/store";
import { lastClosed, nextReading } from "./candles/running-bar";

const POLL_MS = 60_000;
const AGAIN_MS = 10_000;

/** The decision on the screen. The socket says when it changed; without a socket it is asked for every minute. */
export function useDashboard() {
  const signedIn = useSession((state) => state.standing === "signed_in");
  const polling = useLive((state) => state.link !== "live" && state.pausedAt === null);
  return useQuery({
    queryKey: ["dashboard"],
    queryFn: async ({ signal }) => {
      const early = await takeEarlyRead();
      return open(api.GET("/api/v1/ui/dashboard", { signal, ...(early ? { fetch: async () => early } : {}) }));
    },
    enabled: signedIn,
    refetchInterval: (query) => (query.state.error ? AGAIN_MS : polling ? POLL_MS : false),
  });
}

export function useRegimeHistory(days: number) {
  return useQuery({
    queryKey: ["history", days],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/layer1/history", { params: { query: { days, interval: "1d" } }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** Closed candles, oldest first. While a market moves they are read again when the next one has closed. */
export function useCandles(cryptoId: number | null, interval: Interval, limit: number, source: Source | null) {
  return useQuery({
    queryKey: ["candles", cryptoId, interval, limit],
    queryFn: ({ signal }) =>
      open(
        api.GET("/api/v1/prices/{crypto_id}", {
          params: { path: { crypto_id: cryptoId ?? 0 }, query: { interval, limit } },
          signal,
        }),
      ),
    enabled: cryptoId !== null,
    refetchInterval: ({ state }) => {
      const still = source === null || source === "files" || useLive.getState().pausedAt !== null;
      return still ? false : nextReading(lastClosed(state.data), interval, serverNow());
    },
  });
}

/** The largest assets that can be charted, by rank. */
export function useUniverse() {
  return useQuery({
    queryKey: ["universe"],
    queryFn: ({ signal }): Promise<Cryptocurrency[]> =>
      open(api.GET("/api/v1/cryptocurrencies", { params: { query: { sort: "rank", limit: 200 } }, signal })),
    staleTime: 300_000,
  });
}
