"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { changePassword, deleteAccount, know, useSession } from "@/lib/session";
import type { PreferencesChange, ProfileChange } from "@/lib/types";
import { download } from "@/ui/download";

const KEY = ["account"];
const SESSIONS = ["account", "sessions"];

/** One's own account, as it is now. */
export function useAccount() {
  const enabled = useSession((state) => state.standing === "signed_in");
  return useQuery({
    queryKey: [...KEY, "me"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/users/me", { signal })),
    enabled,
  });
}

export function useSaveProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ProfileChange) => open(api.PATCH("/api/v1/users/me", { body })),
    onSuccess: (user) => {
      client.setQueryData([...KEY, "me"], user);
      know(user);
    },
  });
}

/** Keeps what was chosen with the account, for mails and for browsers to come. */
export function useSavePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PreferencesChange) => open(api.PATCH("/api/v1/users/me/preferences", { body })),
    onSettled: () => client.invalidateQueries({ queryKey: [...KEY, "me"] }),
  });
}

/** Where one is signed in, the latest used first. */
export function useOpenSessions() {
  const enabled = useSession((state) => state.standing === "signed_in");
  return useQuery({
    queryKey: SESSIONS,
    queryFn: ({ signal }) => open(api.GET("/api/v1/auth/sessions", { signal })),
    enabled,
  });
}

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (session_id: string) =>
      open(api.DELETE("/api/v1/auth/sessions/{session_id}", { params: { path: { session_id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ current, password }: { current: string; password: string }) => changePassword(current, password),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
}

export function useDeleteAccount() {
  return useMutation({ mutationFn: deleteAccount });
}

/** Reads everything that is one's own and hands it over as a file. */
export function useExport() {
  return useMutation({
    mutationFn: () => open(api.GET("/api/v1/users/me/export")),
    onSuccess: (found) =>
      download(
        `cryptopredict-${found.exported_at.slice(0, 10)}.json`,
        "application/json",
        `${JSON.stringify(found, null, 2)}\n`,
      ),
  });
}
