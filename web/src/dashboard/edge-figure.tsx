"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Edge } from "@/lib/types";
import { DiffBar } from "@/ui/diff-bar";
import { Num } from "@/ui/figures";

/** A difference to a baseline with its interval, drawn and in words: it may clear zero, span it, or lie below. */
export function EdgeFigure({ label, edge }: { label: string; edge: Edge }) {
  const t = useTranslations("difference");
  const format = useFormat();
  const percent = edge.unit === "percent";
  const decimals = percent ? 1 : 3;
  return (
    <div className="flex flex-col gap-1 border-line border-t px-4 py-3">
      <div className="flex justify-between gap-2 text-12 text-ink-2">
        <span>{label}</span>
        <Num className="font-semi text-ink">
          {percent ? format.change(edge.difference, 1) : format.signed(edge.difference, decimals)}
        </Num>
      </div>
      <DiffBar label={label} difference={edge.difference} low={edge.low} high={edge.high} decimals={decimals} />
      <p className="text-12 text-ink-3">
        {t(edge.low > 0 ? "clears" : edge.high < 0 ? "below" : "spans", {
          low: format.isolate(format.number(edge.low, decimals)),
          high: format.isolate(format.number(edge.high, decimals)),
          n: format.number(edge.n),
        })}
      </p>
    </div>
  );
}
