"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";

interface LimitGaugeProps {
  name: string;
  /** Shares, 0..1; null where the value or the bound could not be told. */
  value: number | null;
  bound: number | null;
  decimals?: number;
}

/** A value against its bound on a straight track; the bound is a tick, and the track goes on a little beyond it. */
export function LimitGauge({ name, value, bound, decimals = 0 }: LimitGaugeProps) {
  const t = useTranslations("paper.gauge");
  const format = useFormat();
  const reach = Math.max(bound ?? 0, value ?? 0, 1e-9) * 1.25;
  const over = value !== null && bound !== null && value > bound;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="text-ink-2">{name}</span>
        <span className="text-ink-3">
          {bound === null
            ? format.share(value, decimals)
            : t.rich(over ? "over" : "of", {
                value: format.share(value, decimals),
                bound: format.share(bound, decimals),
                b: (chunks) => <b className="num font-semi text-ink">{chunks}</b>,
                n: (chunks) => <span className="num">{chunks}</span>,
              })}
        </span>
      </p>
      <span
        className="limit"
        data-open={bound === null || undefined}
        data-over={over || undefined}
        style={{ "--share": Math.min(1, (value ?? 0) / reach), "--bound": (bound ?? 0) / reach }}
        aria-hidden="true"
      >
        <i />
      </span>
    </div>
  );
}
