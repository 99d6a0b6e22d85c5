"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, open } from "@/lib/api";
import { inPieces } from "@/lib/pieces";
import { useSession } from "@/lib/session";
import type { RiskUpdate } from "@/lib/types";
import { useLive } from "@/live/store";

const POLL_MS = 30_000;
/** What it was worth is written down every hour, and at an execution, of which the socket tells. */
const HISTORY_POLL_MS = 300_000;
const ROWS = 200;
/** Orders and movements that are read at the utmost. */
const MOST = 1000;

/** The socket says when an order was filled; what it is all worth moves with the market, and is asked for twice a minute. */
function useLooking(every = POLL_MS): { enabled: boolean; refetchInterval: number | false } {
  const enabled = useSession((state) => state.standing === "signed_in");
  const paused = useLive((state) => state.pausedAt !== null);
  return { enabled, refetchInterval: paused ? false : every };
}

/** The paper account and what it is worth. */
export function usePortfolio() {
  return useQuery({
    queryKey: ["portfolio", "account"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/portfolio", { signal })),
    ...useLooking(),
  });
}

/** What is held, or what was, the newest first. */
export function usePositions(status: "open" | "closed") {
  return useQuery({
    queryKey: ["portfolio", "positions", status],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/portfolio/positions", { params: { query: { status, limit: ROWS } }, signal })),
    ...useLooking(),
  });
}

/** What the account was worth, beside held Bitcoin, in at most so many points. */
export function useEquity(days: number, points: number) {
  return useQuery({
    queryKey: ["portfolio", "history", days, points],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/portfolio/history", { params: { query: { days, points } }, signal })),
    placeholderData: keepPreviousData,
    ...useLooking(HISTORY_POLL_MS),
  });
}

/** Every movement of cash, the newest first. */
export function useTransactions() {
  return useQuery({
    queryKey: ["portfolio", "transactions"],
    queryFn: ({ signal }) =>
      inPieces(
        (limit, offset) =>
          open(api.GET("/api/v1/portfolio/transactions", { params: { query: { limit, offset } }, signal })),
        MOST,
      ),
    ...useLooking(),
  });
}

/** One's own orders, the newest first. */
export function useExecutions() {
  return useQuery({
    queryKey: ["portfolio", "executions"],
    queryFn: ({ signal }) =>
      inPieces(
        (limit, offset) => open(api.GET("/api/v1/layer4/executions", { params: { query: { limit, offset } }, signal })),
        MOST,
      ),
    ...useLooking(),
  });
}

/** One's own limits, and where the account stands against them. */
export function useRisk() {
  return useQuery({
    queryKey: ["portfolio", "risk"],
    queryFn: ({ signal }) => open(api.GET("/api/v1/layer4/risk", { signal })),
    ...useLooking(),
  });
}

/** Everything that a trade moves is read again. */
function useAfter() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["portfolio"] }),
      client.invalidateQueries({ queryKey: ["signals"] }),
      client.invalidateQueries({ queryKey: ["signal"] }),
    ]);
}

export function useSaveRisk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RiskUpdate) => open(api.PUT("/api/v1/layer4/risk", { body })),
    onSuccess: (risk) => client.setQueryData(["portfolio", "risk"], risk),
  });
}

/** Sells what is held of a position, or buys back what is owed, at the newest price. */
export function useClose() {
  const after = useAfter();
  return useMutation({
    mutationFn: (position_id: number) =>
      open(api.POST("/api/v1/portfolio/positions/{position_id}/close", { params: { path: { position_id } } })),
    onSettled: after,
  });
}

/** Begins anew; what was is archived. */
export function useReset() {
  const after = useAfter();
  return useMutation({ mutationFn: () => open(api.POST("/api/v1/portfolio/reset")), onSettled: after });
}
