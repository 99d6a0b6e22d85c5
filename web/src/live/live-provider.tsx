"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { isPublic } from "@/lib/public";
import { restore, useSession } from "@/lib/session";
import type { Dashboard, TaskProgress } from "@/lib/types";
import { connectLive } from "./socket";
import { useLive } from "./store";

const RetryContext = createContext<() => void>(() => undefined);

/** Tries the connection again at once, and with it everything that failed. */
export const useRetryNow = () => useContext(RetryContext);

const SETTLE_MS = 250;

/** Opens the socket of the signed-in user and lets what it hears flow into the cache. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const userId = useSession((state) => (state.standing === "signed_in" ? state.user?.id : undefined));
  const left = useSession((state) => state.standing === "signed_out");
  const paused = useLive((state) => state.pausedAt !== null);
  const connection = useRef<ReturnType<typeof connectLive> | null>(null);
  const waiting = useRef(false);

  useEffect(() => {
    if (userId === undefined) return;
    let settle: ReturnType<typeof setTimeout> | undefined;
    let sources: ReturnType<typeof setTimeout> | undefined;
    const refetch = () => {
      // The four layers of one decision arrive together: one reading serves them all.
      clearTimeout(settle);
      settle = setTimeout(() => void client.invalidateQueries(), SETTLE_MS);
    };
    connection.current = connectLive(userId, {
      onDashboard: (dashboard: Dashboard) => client.setQueryData(["dashboard"], dashboard),
      onOpen: () => void client.refetchQueries({ predicate: (query) => query.state.status === "error" }),
      onDecision: () => {
        if (useLive.getState().pausedAt === null) refetch();
        else waiting.current = true;
      },
      onSource: () => {
        // When a provider fails, all its series say so at once.
        clearTimeout(sources);
        sources = setTimeout(() => void client.invalidateQueries({ queryKey: ["sources"] }), SETTLE_MS);
      },
      onOld: (keys) => {
        for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
      },
      onJob: (progress: TaskProgress) => {
        const key = ["task", progress.id];
        const known = client.getQueryData<TaskProgress>(key);
        client.setQueryData(key, progress);
        if (known?.status !== progress.status) void client.invalidateQueries({ queryKey: ["jobs"] });
      },
    });
    return () => {
      clearTimeout(settle);
      clearTimeout(sources);
      connection.current?.stop();
      connection.current = null;
    };
  }, [client, userId]);

  // Nothing private outlives a sign-out, not even in memory.
  useEffect(() => {
    if (!left) return;
    client.removeQueries({ predicate: ({ meta }) => !isPublic(meta) });
    client.getMutationCache().clear();
    useLive.setState({ prices: {}, pausedAt: null });
  }, [client, left]);

  useEffect(() => {
    if (paused || !waiting.current) return;
    waiting.current = false;
    void client.invalidateQueries();
  }, [client, paused]);

  const retry = useRef(() => {
    void restore();
    connection.current?.retryNow();
    void client.invalidateQueries();
  });
  return <RetryContext value={retry.current}>{children}</RetryContext>;
}
