"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { useLooking } from "@/sources/queries";
import type { Value } from "./settings";

const KEY = ["configuration"];

/** Every setting with its value, default, bounds and last change. */
export function useConfiguration() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await open(api.GET("/api/v1/admin/config", { signal }))).settings,
    ...useLooking(),
  });
}

/** Changes settings, all or none. */
export function useChangeConfiguration() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (values: Record<string, Value>) =>
      (await open(api.POST("/api/v1/admin/config", { body: { values } }))).settings,
    onSuccess: (settings) => {
      client.setQueryData(KEY, settings);
      void client.invalidateQueries({ queryKey: ["activities"] });
    },
  });
}
