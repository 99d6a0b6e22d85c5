"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSession } from "@/lib/session";
import { useLive } from "@/live/store";
import { askRisk, sendExecution } from "./send";

const LOOK_MS = { page: 30_000, dialog: 6_000 };

/** What a size would mean now, rule by rule; null is the size that is suggested. While it is being confirmed it is looked at often. */
export function useRiskCheck(signalId: number, size: string | null, where: keyof typeof LOOK_MS) {
  const enabled = useSession((state) => state.standing === "signed_in");
  const paused = useLive((state) => state.pausedAt !== null);
  return useQuery({
    queryKey: ["signal", "risk", signalId, size],
    queryFn: ({ signal }) => askRisk(signalId, size, signal),
    placeholderData: keepPreviousData,
    networkMode: "always",
    enabled,
    refetchInterval: paused ? false : LOOK_MS[where],
  });
}

/** Sends the order; whatever comes of it, what it moves is read again. */
export function useExecute(signalId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, size }: { key: string; size: string }) => sendExecution(signalId, key, size),
    retry: false,
    // Waiting for the line without saying so would be an order that nobody sees: it fails at once, and is then kept.
    networkMode: "always",
    onSettled: () =>
      Promise.all(
        [["portfolio"], ["signal"], ["signals"], ["dashboard"]].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

/** A name that no other order has; it needs no secure page, so that it works on a home network too. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
