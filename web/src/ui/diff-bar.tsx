"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { diffGeometry } from "./diff-geometry";

interface DiffBarProps {
  label: string;
  difference: number;
  low: number;
  high: number;
  decimals?: number;
  /** The farthest end of all bars beside it, so that they share a scale. */
  reach?: number;
}

/** A difference with its interval around zero; accent only where the whole interval is on the good side. */
export function DiffBar({ label, difference, low, high, decimals = 1, reach = 0 }: DiffBarProps) {
  const t = useTranslations("difference");
  const format = useFormat();
  const place = diffGeometry(difference, low, high, reach);
  const color = low > 0 ? "var(--accent)" : "var(--ink-3)";
  return (
    <div
      className="diff"
      role="img"
      aria-label={t("label", {
        label,
        difference: format.signed(difference, decimals),
        range: format.range(format.signed(low, decimals), format.signed(high, decimals), true),
      })}
      style={{ "--diff-color": color }}
    >
      <span className="diff-zero" style={{ left: `${place.zero}%`, background: "var(--ink-3)" }} />
      <span className="diff-interval" style={{ left: `${place.low}%`, width: `${place.high - place.low}%` }} />
      <span className="diff-point" style={{ left: `${place.point}%` }} />
    </div>
  );
}
