"use client";

import { useSession } from "@/lib/session";
import { useLive } from "./store";

const POLL_MS = 60_000;

/** How an answer of the latest decision is read: by whoever is signed in, and every minute where no socket says that it changed. */
export function useReading(): { enabled: boolean; refetchInterval: number | false } {
  const enabled = useSession((state) => state.standing === "signed_in");
  const polling = useLive((state) => state.link !== "live" && state.pausedAt === null);
  return { enabled, refetchInterval: polling ? POLL_MS : false };
}
