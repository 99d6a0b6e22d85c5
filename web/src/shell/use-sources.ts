"use client";

import { useQuery } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { serverNow } from "@/lib/clock";
import { useSession } from "@/lib/session";
import { useLive } from "@/live/store";

const POLL_MS = 60_000;

/** How every source of the market stands, and when that was read. The socket says when one changes; ages go on by themselves. */
export function useSources(everyMs = POLL_MS) {
  const signedIn = useSession((state) => state.standing === "signed_in");
  const paused = useLive((state) => state.pausedAt !== null);
  return useQuery({
    queryKey: ["sources"],
    queryFn: async ({ signal }) => {
      const answer = await open(api.GET("/api/v1/sync/sources", { signal }));
      return { ...answer, readAt: serverNow() };
    },
    enabled: signedIn,
    refetchInterval: paused ? false : everyMs,
  });
}
