"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { useSession } from "@/lib/session";
import type { ChannelGiven, NotificationRuleGiven, NotificationTimes } from "@/lib/types";
import { useReading } from "@/live/use-reading";
import { readPage, TOLD } from "./unread";

const MINE = ["account", "notifying"];
const ROWS = 100;

/** The newest messages, and how many there are and are unread. */
export function useNotifications() {
  return useQuery({
    queryKey: [...TOLD, "list"],
    queryFn: async ({ signal }) => {
      const page = await readPage(ROWS, signal);
      return { rows: page.data, total: page.total, unread: page.filters.unread };
    },
    ...useReading(),
  });
}

/** What can be done with messages: one read, one put away, all read. */
export type NoticeDeed = { deed: "read" | "dismiss"; id: number } | { deed: "read-all" };

export function useNoticeDeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: NoticeDeed) => {
      if (wanted.deed === "read-all") return open(api.POST("/api/v1/ui/notifications/read-all"));
      const params = { path: { notification_id: wanted.id } };
      return wanted.deed === "read"
        ? open(api.POST("/api/v1/ui/notifications/{notification_id}/read", { params }))
        : open(api.DELETE("/api/v1/ui/notifications/{notification_id}", { params }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: TOLD }),
  });
}

function useMine() {
  return { enabled: useSession((state) => state.standing === "signed_in") };
}

/** One's rules, and the default of each event without one. */
export function useRules() {
  return useQuery({
    queryKey: [...MINE, "rules"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/notifications/rules", { signal })),
    ...useMine(),
  });
}

/** Writes a rule anew, or makes it where there was only a default. */
export function useSaveRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: number | null; body: NotificationRuleGiven }) =>
      id === null
        ? open(api.POST("/api/v1/notifications/rules", { body }))
        : open(api.PUT("/api/v1/notifications/rules/{rule_id}", { params: { path: { rule_id: id } }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: [...MINE, "rules"] }),
  });
}

export function useRemoveRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rule_id: number) =>
      open(api.DELETE("/api/v1/notifications/rules/{rule_id}", { params: { path: { rule_id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: [...MINE, "rules"] }),
  });
}

/** When one may be disturbed. */
export function useTimes() {
  return useQuery({
    queryKey: [...MINE, "times"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/notifications/times", { signal })),
    ...useMine(),
  });
}

export function useSaveTimes() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NotificationTimes) => open(api.PUT("/api/v1/notifications/times", { body })),
    onSuccess: (times) => client.setQueryData([...MINE, "times"], times),
  });
}

/** One's ways out of this page: mail and messengers. */
export function useChannels() {
  return useQuery({
    queryKey: [...MINE, "channels"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/notifications/channels", { signal })),
    ...useMine(),
  });
}

/** Which messengers an address may lead to, by scheme. */
export function useServices() {
  return useQuery({
    queryKey: [...MINE, "services"],
    queryFn: async ({ signal }) => (await open(api.GET("/api/v1/notifications/services", { signal }))).services,
    staleTime: Number.POSITIVE_INFINITY,
    ...useMine(),
  });
}

function useAfterChannels() {
  const client = useQueryClient();
  return { onSettled: () => client.invalidateQueries({ queryKey: [...MINE, "channels"] }) };
}

export function useAddChannel() {
  return useMutation({
    mutationFn: (body: ChannelGiven) => open(api.POST("/api/v1/notifications/channels", { body })),
    ...useAfterChannels(),
  });
}

/** Sends a message now; the answer has the reason where it did not arrive. */
export function useTestChannel() {
  return useMutation({
    mutationFn: (channel_id: number) =>
      open(api.POST("/api/v1/notifications/channels/{channel_id}/test", { params: { path: { channel_id } } })),
    ...useAfterChannels(),
  });
}

export function useRemoveChannel() {
  return useMutation({
    mutationFn: (channel_id: number) =>
      open(api.DELETE("/api/v1/notifications/channels/{channel_id}", { params: { path: { channel_id } } })),
    ...useAfterChannels(),
  });
}
