"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { useSession } from "@/lib/session";
import { useLive } from "@/live/store";

const POLL_MS = 30_000;
const KEY = ["halts"];

/** What is stopped now, and what was; the socket says when that changes. */
export function useHalts() {
  const enabled = useSession((state) => state.standing === "signed_in");
  const polling = useLive((state) => state.link !== "live");
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => open(api.GET("/api/v1/halts", { signal })),
    enabled,
    refetchInterval: polling ? POLL_MS : false,
  });
}

/** Everything is read again, without waiting for it: the dialog has to close before its button goes with the answer. */
function useAfter() {
  const client = useQueryClient();
  return () => void client.invalidateQueries();
}

/** Stops everything. */
export function usePress() {
  const after = useAfter();
  return useMutation({
    mutationFn: (reason: string) => open(api.POST("/api/v1/admin/halts", { body: { reason } })),
    onSettled: after,
  });
}

/** Lets go on what a halt stopped. */
export function useLift() {
  const after = useAfter();
  return useMutation({
    mutationFn: ({ id, reason }: { id: number; reason: string }) =>
      open(api.DELETE("/api/v1/admin/halts/{halt_id}", { params: { path: { halt_id: id }, query: { reason } } })),
    onSettled: after,
  });
}
