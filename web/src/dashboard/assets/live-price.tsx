"use client";

import { useLive } from "@/live/store";
import { useChanged } from "@/live/use-changed";

/** The newest price of an asset: from the socket, else from the decision. */
export function useLivePrice(cryptoId: number, decided: { price: number | null; change: number | null }) {
  const heard = useLive((state) => state.prices[cryptoId]);
  const price = heard?.price ?? decided.price;
  return { price, change: heard?.change ?? decided.change, changed: useChanged(price) };
}
