"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open, openWhole } from "@/lib/api";
import type { NewSector, SectorChange } from "@/lib/types";
import { useLooking } from "@/sources/queries";

/** As many as the server tells at once. */
const MOST = 200;

/** Every sector, empty ones and those that are switched off too. */
export function useKeptSectors() {
  return useQuery({
    queryKey: ["sectors", "kept"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/admin/sectors", { signal })),
    ...useLooking(),
  });
}

/** The largest assets of a sector that are in use, and how many there are. */
export function useMembers(sector_id: number) {
  return useQuery({
    queryKey: ["sectors", "members", sector_id],
    queryFn: async ({ signal }) => {
      const query = { sector_id, sort: "rank" as const, limit: MOST };
      const { data, total } = await openWhole(api.GET("/api/v1/cryptocurrencies", { params: { query }, signal }));
      return { rows: data, total };
    },
    ...useLooking(),
  });
}

function useAfter() {
  const client = useQueryClient();
  return { onSettled: () => client.invalidateQueries({ queryKey: ["sectors"] }) };
}

export function useAddSector() {
  return useMutation({
    mutationFn: (body: NewSector) => open(api.POST("/api/v1/layer2/sectors", { body })),
    ...useAfter(),
  });
}

export function useChangeSector(sector_id: number) {
  return useMutation({
    mutationFn: (body: SectorChange) =>
      open(api.PATCH("/api/v1/layer2/sectors/{sector_id}", { params: { path: { sector_id } }, body })),
    ...useAfter(),
  });
}
