"use client";

import { useQuery } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { serverNow } from "@/lib/clock";
import { inPieces } from "@/lib/pieces";
import { useSession } from "@/lib/session";
import { useLive } from "@/live/store";
import type { View } from "./filters";

const POLL_MS = 60_000;
const MOST = 1000;

/** Signals, newest first, and when they were read: those that stand, or the newest of all kinds. The socket says when one changes. */
export function useSignals(view: View) {
  const signedIn = useSession((state) => state.standing === "signed_in");
  const polling = useLive((state) => state.link !== "live" && state.pausedAt === null);
  return useQuery({
    queryKey: ["signals", view],
    queryFn: async ({ signal }) => {
      const kind = view === "active" ? { status: "active" as const } : {};
      const rows = await inPieces(
        (limit, offset) =>
          open(api.GET("/api/v1/layer4/signals", { params: { query: { ...kind, limit, offset } }, signal })),
        MOST,
      );
      return { rows, readAt: serverNow() };
    },
    enabled: signedIn,
    refetchInterval: polling ? POLL_MS : false,
  });
}
