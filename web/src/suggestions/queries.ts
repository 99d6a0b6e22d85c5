"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { asProblem, type Problem } from "@/lib/problem";
import { useLooking } from "@/sources/queries";

const LOOK_MS = 30_000;
/** How far back the queue reaches: longer than a suggestion lives. */
const DAYS = 30;

export type Decision = "approve" | "reject" | "defer";
export type BulkDeed = "promote_to_tier1" | "demote_to_tier2" | "remove" | "pause" | "resume";

/** What waits for an admin, the surest first, and what was not sure enough. */
export function useQueue() {
  return useQuery({
    queryKey: ["curation", "queue"],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/admin/suggestions/queue", { params: { query: { days: DAYS } }, signal })),
    ...useLooking(LOOK_MS),
  });
}

/** What came of suggestions, and of the answers to them. */
export function useScoreboard() {
  return useQuery({
    queryKey: ["curation", "scoreboard"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/layer3/suggestions/scoreboard", { signal })),
    ...useLooking(LOOK_MS),
  });
}

/** The two tiers with how full they are. */
export function useTiers() {
  return useQuery({
    queryKey: ["curation", "lists"],
    queryFn: async ({ signal }) => {
      const { watchlists } = await open(api.GET("/api/v1/layer3/watchlists", { signal }));
      return watchlists.filter(({ tier }) => tier !== null).sort((a, b) => (a.tier ?? "").localeCompare(b.tier ?? ""));
    },
    ...useLooking(LOOK_MS),
  });
}

/** One list with its assets in their order. */
export function useTierAssets(id: number) {
  return useQuery({
    queryKey: ["curation", "list", id],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/layer3/watchlists/{watchlist_id}", { params: { path: { watchlist_id: id } }, signal })),
    ...useLooking(LOOK_MS),
  });
}

export interface Review {
  ids: readonly number[];
  decision: Decision;
  notes: string;
}

/** What was decided of several, one after another, and what was not; each stands for itself. */
export interface Reviewed {
  done: number[];
  failed: { id: number; problem: Problem }[];
}

export function useReview() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, decision, notes }: Review): Promise<Reviewed> => {
      const reviewed: Reviewed = { done: [], failed: [] };
      const body = { decision, review_notes: notes.trim() || null, target_tier: null, defer_days: DEFER_DAYS };
      for (const suggestion_id of ids) {
        try {
          const params = { path: { suggestion_id } };
          await open(api.POST("/api/v1/layer3/suggestions/{suggestion_id}/review", { params, body }));
          reviewed.done.push(suggestion_id);
        } catch (reason) {
          reviewed.failed.push({ id: suggestion_id, problem: asProblem(reason) });
        }
      }
      return reviewed;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["curation"] }),
  });
}

export const DEFER_DAYS = 3;

/** The same for many assets on the tiers: all of it, or none. */
export function useBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, crypto_ids }: { action: BulkDeed; crypto_ids: number[] }) =>
      open(api.POST("/api/v1/layer3/watchlists/bulk-actions", { body: { action, crypto_ids, review_notes: null } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["curation"] }),
  });
}

/** Puts an asset at the end of a list; on a tier, it is moved there. */
export function useAdd(watchlist_id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (crypto_id: number) =>
      open(
        api.POST("/api/v1/layer3/watchlists/{watchlist_id}/items", {
          params: { path: { watchlist_id } },
          body: { crypto_id },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ["curation"] }),
  });
}
