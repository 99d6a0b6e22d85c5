"use client";

import { useQuery } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { serverNow } from "@/lib/clock";
import { useSession } from "@/lib/session";
import { useLive } from "@/live/store";
import type { View } from "./filters";

const POLL_MS = 60_000;
const MOST = 200;

/** Signals, newest first, and when they were read: those that stand, or the newest of all kinds. The socket says when one changes. */
export function useSignals(view: View) {
  const signedIn = useSession((state) => state.standing === "signed_in");
  const polling = useLive((state) => state.link !== "live" && state.pausedAt === null);
  return useQuery({
    queryKey: ["signals", view],
    queryFn: async ({ signal }) => {
      const query = view === "active" ? { status: "active" as const, limit: MOST } : { limit: MOST };
      const rows = await open(api.GET("/api/v1/layer4/signals", { params: { query }, signal }));
      return { rows, readAt: serverNow() };
    },
    enabled: signedIn,
    refetchInterval: polling ? POLL_MS : false,
  });
}
