"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import type { CryptocurrencyChange, NewCryptocurrency } from "@/lib/types";

/** The sectors that an asset can be in, empty ones too. */
export function useSectorChoices() {
  return useQuery({
    queryKey: ["sectors", "choices"],
    queryFn: async ({ signal }) => {
      const sectors = await open(api.GET("/api/v1/admin/sectors", { signal }));
      return sectors.filter(({ is_active }) => is_active).map(({ id, name }) => ({ id, name }));
    },
    staleTime: 300_000,
  });
}

function useAfter() {
  const client = useQueryClient();
  return {
    onSettled: () =>
      Promise.all(
        ["asset", "assets", "sectors", "universe", "palette"].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  };
}

export function useAddAsset() {
  return useMutation({
    mutationFn: (body: NewCryptocurrency) => open(api.POST("/api/v1/cryptocurrencies", { body })),
    ...useAfter(),
  });
}

export function useChangeAsset(crypto_id: number) {
  return useMutation({
    mutationFn: (body: CryptocurrencyChange) =>
      open(api.PATCH("/api/v1/cryptocurrencies/{crypto_id}", { params: { path: { crypto_id } }, body })),
    ...useAfter(),
  });
}
