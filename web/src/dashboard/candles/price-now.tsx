"use client";

import { Change, Price } from "@/ui/figures";
import { useLivePrice } from "../assets/live-price";

/** The newest price beside the title; it lights up for a moment when it changes, unless the reader wants no motion. */
export function PriceNow({ cryptoId, close }: { cryptoId: number; close: number }) {
  const { price, change, changed } = useLivePrice(cryptoId, { price: close, change: null });
  return (
    <span className="flex items-baseline gap-2 whitespace-nowrap">
      <span className="pulse font-semi text-13 text-ink phone:text-14" data-changed={changed}>
        <Price value={price} />
      </span>
      {change === null ? null : <Change percent={change} />}
    </span>
  );
}
