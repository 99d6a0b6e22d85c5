"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { serverNow } from "@/lib/clock";
import { useLooking } from "@/sources/queries";

/** Every part as it is now, with the workers' reports of the last hours, and when it was looked at. */
export function useSystemHealth(hours: number) {
  return useQuery({
    queryKey: ["health", hours],
    queryFn: async ({ signal }) => {
      const health = await open(api.GET("/api/v1/admin/system-health", { params: { query: { hours } }, signal }));
      return { health, readAt: serverNow() };
    },
    placeholderData: keepPreviousData,
    ...useLooking(),
  });
}

/** How much there is of everything. */
export function useStatistics() {
  return useQuery({
    queryKey: ["health", "statistics"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/admin/statistics", { signal })),
    ...useLooking(),
  });
}
