"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open, openWhole } from "@/lib/api";
import type { Account, AccountRole, InviteUser } from "@/lib/types";
import { useLooking } from "@/sources/queries";

const KEY = ["users"];
export const PAGE = 50;
/** Of an installation with more accounts than these, the others are named by their number. */
const NAMED = 200;

export interface Wanted {
  search: string;
  role: AccountRole | "any";
  status: "any" | "on" | "off";
  page: number;
}

/** A page of the accounts, oldest first, and how many fit. */
export function useAccounts({ search, role, status, page }: Wanted) {
  const query = {
    limit: PAGE,
    offset: (page - 1) * PAGE,
    ...(search ? { search } : {}),
    ...(role === "any" ? {} : { role }),
    ...(status === "any" ? {} : { is_active: status === "on" }),
  };
  return useQuery({
    queryKey: [...KEY, "page", query],
    queryFn: async ({ signal }) => {
      const { data, total } = await openWhole(api.GET("/api/v1/users", { params: { query }, signal }));
      return { rows: data, total };
    },
    placeholderData: keepPreviousData,
    ...useLooking(),
  });
}

/** Accounts counted by what they are. */
export function useUserCounts() {
  return useQuery({
    queryKey: [...KEY, "counts"],
    queryFn: async ({ signal }) => (await open(api.GET("/api/v1/admin/statistics", { signal }))).users,
    ...useLooking(),
  });
}

/** The accounts that can be named, by number. */
export function useEmails(): ReadonlyMap<number, string> {
  const { enabled } = useLooking();
  const found = useQuery({
    queryKey: [...KEY, "emails"],
    queryFn: async ({ signal }) => {
      const query = { limit: NAMED };
      const rows = await open(api.GET("/api/v1/users", { params: { query }, signal }));
      return new Map(rows.map(({ id, email }) => [id, email]));
    },
    enabled,
    staleTime: 60_000,
  });
  return found.data ?? NOBODY;
}

const NOBODY: ReadonlyMap<number, string> = new Map();

export interface AccountChange {
  account: Account;
  role: AccountRole;
  active: boolean;
}

function useAfter() {
  const client = useQueryClient();
  return {
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: KEY });
      await client.invalidateQueries({ queryKey: ["activities"] });
    },
  };
}

/** Gives an account another role, or switches it off or on; both count at once, in open pages too. */
export function useChangeAccount() {
  return useMutation({
    mutationFn: async ({ account, role, active }: AccountChange) => {
      const params = { path: { user_id: account.id } };
      if (role !== account.role) {
        await open(api.PATCH("/api/v1/users/{user_id}/role", { params, body: { role } }));
      }
      if (active !== account.is_active) {
        await open(api.PATCH("/api/v1/users/{user_id}/status", { params, body: { is_active: active } }));
      }
    },
    ...useAfter(),
  });
}

/** Makes an account for somebody, and a link with which its password is chosen. */
export function useInvite() {
  return useMutation({ mutationFn: (body: InviteUser) => open(api.POST("/api/v1/users", { body })), ...useAfter() });
}

/** A link with which another password is chosen; until then the old one goes on. */
export function useResetLink() {
  return useMutation({
    mutationFn: (user_id: number) =>
      open(api.POST("/api/v1/users/{user_id}/reset-link", { params: { path: { user_id } } })),
    ...useAfter(),
  });
}

export function useDeleteUser() {
  return useMutation({
    mutationFn: (user_id: number) => open(api.DELETE("/api/v1/users/{user_id}", { params: { path: { user_id } } })),
    ...useAfter(),
  });
}
