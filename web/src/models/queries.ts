"use client";

import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import type { Task } from "@/lib/types";
import { useLooking, useProgress, useSchedule } from "@/sources/queries";
import { isOpen } from "@/sources/state";

/** Versions come and go by the hour; what goes on of a training is looked after by its own progress. */
const LOOK_MS = { list: 15_000, detail: 60_000 };

/** All models that were ever trained. */
export function useModels() {
  return useQuery({
    queryKey: ["models", "list"],
    queryFn: async ({ signal }) => (await open(api.GET("/api/v1/admin/ai-models", { signal }))).models,
    ...useLooking(LOOK_MS.list),
  });
}

/** One model with its versions; read anew as soon as the list knows of another version or another champion. */
export function useModel(id: number, newest: string | null, champion: string | null) {
  return useQuery({
    queryKey: ["models", id, newest, champion],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/admin/ai-models/{model_id}", { params: { path: { model_id: id } }, signal })),
    placeholderData: (before) => before,
    ...useLooking(LOOK_MS.detail),
  });
}

export type Deed =
  | { kind: "retrain"; quick: boolean }
  | { kind: "promote"; version: string; force: boolean; reason: string }
  | { kind: "rollback"; reason: string }
  | { kind: "resume"; reason: string };

/** What an admin does with a model; a training answers with its piece of work. */
export function useDeed(model_id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (deed: Deed): Promise<Task | null> => {
      const params = { path: { model_id } };
      const reason = "reason" in deed ? deed.reason.trim() || null : null;
      if (deed.kind === "retrain") {
        const body = { hyperparameters: { seed: 0, quick: deed.quick } };
        const task = await open(api.POST("/api/v1/admin/ai-models/{model_id}/retrain", { params, body }));
        client.setQueryData(["training", model_id], task);
        return task;
      }
      if (deed.kind === "promote") {
        const body = { version: deed.version, force: deed.force, reason };
        await open(api.POST("/api/v1/admin/ai-models/{model_id}/promote", { params, body }));
      } else if (deed.kind === "rollback") {
        await open(api.POST("/api/v1/admin/ai-models/{model_id}/rollback", { params, body: { reason } }));
      } else {
        const body = { reason: deed.reason.trim() };
        await open(api.POST("/api/v1/admin/ai-models/{model_id}/resume", { params, body }));
      }
      return null;
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["models"] }),
        client.invalidateQueries({ queryKey: ["jobs", "schedule"] }),
      ]),
  });
}

const OF_ALL = ["fit_models", "train_models"];

/** The newest training that anybody asked for, as the schedule or our own asking knows it: of one model, or of all. */
export function useTraining(model_id: number | null): { open: Task | null; ended: Task | null } {
  const { data } = useSchedule();
  const asked = useQuery<Task | null>({ queryKey: ["training", model_id], queryFn: skipToken }).data;
  const newest = (data?.jobs ?? [])
    .filter(({ name }) => (model_id === null ? OF_ALL.includes(name) : name === "retrain_model"))
    .map(({ last }) => last)
    .concat(asked ?? null)
    .filter((task) => task !== null && (model_id === null || task.arguments.model_id === model_id))
    .reduce<Task | null>((best, task) => (best === null || (task && task.id >= best.id) ? task : best), null);
  const { data: progress } = useProgress(newest && isOpen(newest) ? newest : null);
  if (newest === null) return { open: null, ended: null };
  if (isOpen(progress?.id === newest.id ? progress : newest)) return { open: newest, ended: null };
  return { open: null, ended: isOpen(newest) ? null : newest };
}
