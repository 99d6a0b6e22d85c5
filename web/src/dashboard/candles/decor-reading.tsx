"use client";

import { useFormat } from "@/lib/format/use-format";
import type { Decor } from "./decor";

/** What each line over the candles is, in its colour, and its value at one bar. */
export function DecorReading({ decor, index }: { decor: Decor; index: number }) {
  const format = useFormat();
  if (decor.overlays.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-x-4 pb-2 text-12 text-ink-3">
      {decor.overlays.map((overlay) => (
        <li key={overlay.key} className="flex items-center gap-1.5">
          <i
            aria-hidden="true"
            className="w-3.5 border-t-2"
            style={{ borderColor: `var(${overlay.color})`, borderTopStyle: overlay.dashed ? "dashed" : "solid" }}
          />
          <bdi>{overlay.title}</bdi>
          <bdi className="text-ink tabular-nums">
            {overlay.below ? format.number(overlay.values[index], 1) : format.price(overlay.values[index])}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
