"use client";

import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { Num } from "@/ui/figures";

/** Expected gain after costs in percent, with its interval; grey where the interval reaches below zero. */
export function Edge({ signal }: { signal: Pick<Signal, "edge" | "edge_low" | "edge_high"> }) {
  const format = useFormat();
  const clear = signal.edge_low !== null && signal.edge_low > 0;
  return (
    <>
      <Num className={`font-semi ${clear ? "" : "text-ink-3"}`}>{format.change(signal.edge, 1)}</Num>{" "}
      {signal.edge_low === null || signal.edge_high === null ? null : (
        <span className="inline-block min-w-[62px] text-12 @max-[720px]:block text-ink-3 tabular-nums">
          {signal.edge_low < 0
            ? format.range(format.number(signal.edge_low, 1), format.number(signal.edge_high, 1), true)
            : format.range(format.number(signal.edge_low, 1), format.number(signal.edge_high, 1))}
        </span>
      )}
    </>
  );
}
