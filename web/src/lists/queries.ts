"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import type { Watchlist } from "@/lib/types";

const KEY = ["assets"];

/** What is shown of lists is read again after each deed, whether it went well or not. */
function useAfter() {
  const client = useQueryClient();
  return {
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [...KEY, "lists"] }),
        client.invalidateQueries({ queryKey: [...KEY, "list"] }),
      ]),
  };
}

const add = (watchlist_id: number, crypto_id: number) =>
  open(
    api.POST("/api/v1/layer3/watchlists/{watchlist_id}/items", {
      params: { path: { watchlist_id } },
      body: { crypto_id },
    }),
  );

const take = (watchlist_id: number, item_id: number) =>
  open(
    api.DELETE("/api/v1/layer3/watchlists/{watchlist_id}/items/{item_id}", {
      params: { path: { watchlist_id, item_id } },
    }),
  );

const make = (name: string) =>
  open(api.POST("/api/v1/layer3/watchlists", { body: { name, type: "personal", description: null, max_items: MOST } }));

/** Places of a list of one's own. */
const MOST = 200;

export function useMakeList() {
  return useMutation({ mutationFn: make, ...useAfter() });
}

export function useRenameList() {
  return useMutation({
    mutationFn: ({ id, name }: { id: number; name: string }) =>
      open(
        api.PATCH("/api/v1/layer3/watchlists/{watchlist_id}", {
          params: { path: { watchlist_id: id } },
          body: { name },
        }),
      ),
    ...useAfter(),
  });
}

export function useDeleteList() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (watchlist_id: number) =>
      open(api.DELETE("/api/v1/layer3/watchlists/{watchlist_id}", { params: { path: { watchlist_id } } })),
    // What is gone is not asked for once more.
    onSuccess: (_, gone) => {
      client.setQueryData([...KEY, "lists"], (all?: readonly Watchlist[]) => all?.filter(({ id }) => id !== gone));
      client.removeQueries({ queryKey: [...KEY, "list", gone] });
    },
    ...useAfter(),
  });
}

export function useAddItem(list: number) {
  return useMutation({ mutationFn: (crypto_id: number) => add(list, crypto_id), ...useAfter() });
}

export function useTakeItem(list: number) {
  return useMutation({ mutationFn: (item_id: number) => take(list, item_id), ...useAfter() });
}

/** Gives a list its order: all of its places, each once. */
export function useOrderItems(watchlist_id: number) {
  return useMutation({
    mutationFn: (item_ids: number[]) =>
      open(
        api.PUT("/api/v1/layer3/watchlists/{watchlist_id}/order", {
          params: { path: { watchlist_id } },
          body: { item_ids },
        }),
      ),
    ...useAfter(),
  });
}

export interface Placing {
  crypto_id: number;
  /** Lists that it is put on. */
  on: readonly number[];
  /** Places that it leaves. */
  off: readonly { list: number; item: number }[];
  /** The name of a list that is made for it; empty for none. */
  fresh: string;
}

/** Puts an asset on lists and takes it off others, and makes a list for it. */
export function usePlaceAsset() {
  return useMutation({
    mutationFn: async ({ crypto_id, on, off, fresh }: Placing) => {
      for (const list of on) await add(list, crypto_id);
      for (const { list, item } of off) await take(list, item);
      if (fresh) await add((await make(fresh)).id, crypto_id);
    },
    ...useAfter(),
  });
}
