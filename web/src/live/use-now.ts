"use client";

import { useEffect, useState } from "react";
import { serverNow } from "@/lib/clock";
import { useLive } from "./store";

/** The server's time in epoch milliseconds, renewed every `everyMs`; it stands still while live numbers are paused. */
export function useNow(everyMs: number): number {
  const paused = useLive((state) => state.pausedAt !== null);
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (paused) return;
    setNow(serverNow());
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, paused]);
  return now;
}
