"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { useSession } from "@/lib/session";
import type { Task, TaskProgress } from "@/lib/types";
import { useLive } from "@/live/store";
import { isOpen } from "./state";

const LOOK_MS = 15_000;
/** While a job is being done it is looked after: seldom while the socket tells, often without one. */
const FOLLOW_MS = { told: 5_000, alone: 1_500 };

/** Whether the reader may see and start jobs. */
export function useIsAdmin(): boolean {
  return useSession((state) => state.user?.role === "admin");
}

/** How what only admins see is read: again and again while they look. */
export function useLooking(every = LOOK_MS): { enabled: boolean; refetchInterval: number | false } {
  const enabled = useSession((state) => state.standing === "signed_in" && state.user?.role === "admin");
  const paused = useLive((state) => state.pausedAt !== null);
  return { enabled, refetchInterval: paused ? false : every };
}

/** What is wrong with the data, and what the jobs of the market do now. */
export function useSyncStatus() {
  return useQuery({
    queryKey: ["jobs", "status"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/sync/status", { signal })),
    ...useLooking(),
  });
}

/** All jobs, how often, and what they last came to. */
export function useSchedule() {
  return useQuery({
    queryKey: ["jobs", "schedule"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/tasks/schedule", { signal })),
    ...useLooking(),
  });
}

/** Who is there to work. */
export function useWorkers() {
  return useQuery({
    queryKey: ["jobs", "workers"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/tasks/workers", { signal })),
    ...useLooking(),
  });
}

/** How far an open piece of work is; the socket writes into the same place. */
export function useProgress(task: Task | null) {
  const told = useLive((state) => state.link === "live");
  const client = useQueryClient();
  return useQuery({
    queryKey: ["task", task?.id ?? 0],
    queryFn: async ({ signal, queryKey }): Promise<TaskProgress> => {
      const path = { task_id: task?.id ?? 0 };
      const progress = await open(api.GET("/api/v1/tasks/{task_id}/progress", { params: { path }, signal }));
      const known = client.getQueryData<TaskProgress>(queryKey);
      if (known && known.status !== progress.status) void client.invalidateQueries({ queryKey: ["jobs"] });
      return progress;
    },
    enabled: task !== null,
    refetchInterval: ({ state }) =>
      state.data && !isOpen(state.data) ? false : told ? FOLLOW_MS.told : FOLLOW_MS.alone,
  });
}

/** Asks for a job now; one that waits or goes on already is the one that is followed. */
export function useRunJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string): Promise<Task> =>
      open(api.POST("/api/v1/tasks/{name}/run", { params: { path: { name } }, body: { arguments: {} } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }),
  });
}

export function useCancelJob() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (task_id: number): Promise<Task> =>
      open(api.DELETE("/api/v1/tasks/{task_id}", { params: { path: { task_id } } })),
    onSuccess: ({ id, name, status, progress, message }) =>
      client.setQueryData(["task", id], { id, name, status, progress, message } satisfies TaskProgress),
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }),
  });
}
