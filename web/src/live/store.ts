import { create } from "zustand";

export type Link = "idle" | "connecting" | "live" | "reconnecting" | "unreachable";

export interface LivePrice {
  price: number;
  change: number | null;
}

interface LiveState {
  link: Link;
  /** Epoch milliseconds of the last message. */
  heardAt: number | null;
  /** Epoch milliseconds of the next try while there is no connection. */
  nextTryAt: number | null;
  pausedAt: number | null;
  prices: Readonly<Record<number, LivePrice>>;
}

/** What the socket knows. Prices arriving while paused are dropped; decisions are read again on resuming. */
export const useLive = create<LiveState>(() => ({
  link: "idle",
  heardAt: null,
  nextTryAt: null,
  pausedAt: null,
  prices: {},
}));

export function togglePause(now: number): void {
  useLive.setState((state) => ({ pausedAt: state.pausedAt === null ? now : null }));
}
