"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, openWhole } from "@/lib/api";
import { useLooking } from "@/sources/queries";
import type { View } from "./kinds";

export const PAGE = 50;

export interface Wanted {
  view: View;
  days: number;
  /** Empty for all kinds. */
  kind: string;
  user: number | null;
  page: number;
}

/** A page of what was done, newest first, and how much there is of it. */
export function useActivities({ view, days, kind, user, page }: Wanted) {
  const query = {
    days,
    limit: PAGE,
    offset: (page - 1) * PAGE,
    ...(kind === "" ? {} : { activity_type: kind }),
    ...(user === null ? {} : { user_id: user }),
  };
  return useQuery({
    queryKey: ["activities", view, query],
    queryFn: async ({ signal }) => {
      const params = { query };
      const call =
        view === "audit"
          ? api.GET("/api/v1/admin/audit", { params, signal })
          : api.GET("/api/v1/admin/user-activities", { params, signal });
      const { data, total } = await openWhole(call);
      return { rows: data, total };
    },
    placeholderData: keepPreviousData,
    ...useLooking(),
  });
}
