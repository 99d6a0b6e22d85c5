"use client";

import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { useSession } from "@/lib/session";
import type { Task } from "@/lib/types";
import { useLive } from "@/live/store";
import { useProgress } from "@/sources/queries";
import { isOpen } from "@/sources/state";

const POLL_MS = 60_000;

/** One signal with its reasons and its origin; the socket says when something about it changes. */
export function useSignal(id: number | null) {
  const signedIn = useSession((state) => state.standing === "signed_in");
  const polling = useLive((state) => state.link !== "live" && state.pausedAt === null);
  return useQuery({
    queryKey: ["signal", id],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/layer4/signals/{signal_id}", { params: { path: { signal_id: id ?? 0 } }, signal })),
    enabled: signedIn && id !== null,
    refetchInterval: polling ? POLL_MS : false,
  });
}

/** The run that a signal came from; it never changes. */
export function useRun(id: number | null) {
  return useQuery({
    queryKey: ["run", id],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/cascade/runs/{run_id}", { params: { path: { run_id: id ?? 0 } }, signal })),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Decides a run again and says whether the same comes out: asked for once, followed until it is done. */
export function useReplay(run_id: number) {
  const client = useQueryClient();
  const key = ["replay", run_id];
  const asked = useQuery<Task | null>({ queryKey: key, queryFn: skipToken }).data ?? null;
  const { data: progress } = useProgress(asked);
  const ended = progress !== undefined && progress.id === asked?.id && !isOpen(progress);
  const done = useQuery({
    queryKey: ["replay", run_id, asked?.id ?? 0],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/tasks/{task_id}", { params: { path: { task_id: asked?.id ?? 0 } }, signal })),
    enabled: asked !== null && ended,
  });
  const ask = useMutation({
    mutationFn: () => open(api.POST("/api/v1/cascade/runs/{run_id}/replay", { params: { path: { run_id } } })),
    onSuccess: (task) => client.setQueryData(key, task),
  });
  return { ask, asked, progress: asked && !ended ? (progress ?? null) : null, done: done.data ?? null };
}
