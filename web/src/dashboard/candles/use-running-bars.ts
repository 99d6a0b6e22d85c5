"use client";

import { useEffect, useMemo, useState } from "react";
import { serverNow } from "@/lib/clock";
import type { Candles, Interval, Source } from "@/lib/types";
import { useLive } from "@/live/store";
import { intervalSeconds } from "./levels";
import { type Bar, fromFiner, lastClosed, openingOfBar, shownBar, takePrice } from "./running-bar";

interface Followed {
  candles: Candles | undefined;
  /** Closed candles of a smaller interval: what happened in the bar before this page listened. */
  finer: Candles | undefined;
  interval: Interval;
  source: Source | null;
}

const NONE: readonly Bar[] = [];

/** The bars after the last closed candle, made from the prices as they are heard; they stand still while live numbers are paused. */
export function useRunningBars({ candles, finer, interval, source }: Followed): readonly Bar[] {
  const cryptoId = candles?.crypto_id;
  const key = `${cryptoId} ${interval}`;
  const [held, setHeld] = useState({ key, bars: NONE });
  const bars = held.key === key ? held.bars : NONE;
  const closed = useMemo(() => lastClosed(candles), [candles]);
  const step = intervalSeconds[interval];

  useEffect(() => {
    if (cryptoId === undefined || closed === null) return;
    const take = (price: number | undefined) => {
      if (price === undefined) return;
      const opening = openingOfBar(source, serverNow() / 1000, closed, step);
      if (opening === null) return;
      setHeld((before) => {
        const kept = before.key === key ? before.bars : NONE;
        const bars = takePrice(kept, price, opening, closed);
        return bars === before.bars ? before : { key, bars };
      });
    };
    take(useLive.getState().prices[cryptoId]?.price);
    return useLive.subscribe((state, before) => {
      if (state.prices[cryptoId] !== before.prices[cryptoId]) take(state.prices[cryptoId]?.price);
    });
  }, [key, cryptoId, closed, source, step]);

  return useMemo(
    () => bars.map((bar) => shownBar(bar, finer?.crypto_id === cryptoId ? fromFiner(finer, bar.time, step) : null)),
    [bars, finer, cryptoId, step],
  );
}
