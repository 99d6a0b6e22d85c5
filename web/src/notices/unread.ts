"use client";

import { useQuery } from "@tanstack/react-query";
import { api, openWhole } from "@/lib/api";
import { useReading } from "@/live/use-reading";

/** The head of the keys of all that is told; the socket says when there is more. */
export const TOLD = ["notifications"];

export const readPage = (limit: number, signal: AbortSignal) =>
  openWhole(api.GET("/api/v1/ui/notifications", { params: { query: { limit } }, signal }));

/** How many are unread. Every page asks, so for as little as there can be, and with no more code than that. */
export function useUnread() {
  return useQuery({
    queryKey: [...TOLD, "unread"],
    queryFn: async ({ signal }) => (await readPage(1, signal)).filters.unread,
    ...useReading(),
  });
}
