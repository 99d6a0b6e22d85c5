"use client";

import { useQuery } from "@tanstack/react-query";
import { doors, open } from "@/lib/api";
import { serverNow } from "@/lib/clock";
import { PUBLIC } from "@/lib/public";

const POLL_MS = 300_000;
const AGAIN_MS = 10_000;

/** What was said and what came of it, and when that was read. No account is needed for it. */
export function useTrackRecord() {
  return useQuery({
    queryKey: ["track-record"],
    queryFn: async ({ signal }) => {
      const record = await open(doors.GET("/api/v1/track-record", { signal }));
      return { ...record, readAt: serverNow() };
    },
    meta: PUBLIC,
    refetchInterval: (query) => (query.state.error ? AGAIN_MS : POLL_MS),
  });
}

/** What kind of market all of it is of; a stranger has no other way to know. */
export function useMarketKind() {
  const query = useQuery({
    queryKey: ["setup"],
    queryFn: ({ signal }) => open(doors.GET("/api/v1/setup", { signal })),
    meta: PUBLIC,
    staleTime: 600_000,
  });
  return query.data?.source ?? null;
}
