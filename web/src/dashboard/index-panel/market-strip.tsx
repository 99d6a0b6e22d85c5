"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { MarketOverview } from "@/lib/types";
import { Num } from "@/ui/figures";

/** The market's figures now. Dominance and volume are neither good nor bad. */
export function MarketStrip({ overview }: { overview: MarketOverview }) {
  const t = useTranslations("strip");
  const format = useFormat();
  const fear = overview.fear_greed;
  const funding = overview.funding_rate;
  return (
    <dl className="grid grid-cols-[repeat(5,auto)] justify-between gap-3 border-line border-t px-4 pt-2.5 pb-3 phone:grid-cols-2">
      <Figure name={t("value")}>{format.dollars(overview.total_market_cap)}</Figure>
      <Figure name={t("volume")}>{format.dollars(overview.total_volume)}</Figure>
      <Figure name={t("dominance")}>
        <Num>{format.percentage(overview.btc_dominance)}</Num>
      </Figure>
      <Figure name={t("fearGreed")} remark={fear === null ? null : t(`mood.${mood(fear)}`)}>
        {fear === null ? format.number(null) : t("ofHundred", { value: format.number(fear) })}
      </Figure>
      <Figure name={t("funding")}>
        <Num>{format.change(funding === null ? null : funding * 100, 3)}</Num>
      </Figure>
    </dl>
  );
}

function Figure({ name, remark, children }: { name: string; remark?: string | null; children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <div className="flex flex-col">
      <dt className="text-12 text-ink-3">{name}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-1.5 whitespace-nowrap">
        <span className="font-semi tabular-nums" title={children === "–" ? t("notKnown") : undefined}>
          {children}
        </span>
        {remark ? <span className="text-ink-2">{remark}</span> : null}
      </dd>
    </div>
  );
}

/** The five words of the fear and greed scale. */
export function mood(value: number): "extremeFear" | "fear" | "middle" | "greed" | "extremeGreed" {
  if (value < 25) return "extremeFear";
  if (value < 45) return "fear";
  if (value <= 55) return "middle";
  return value <= 75 ? "greed" : "extremeGreed";
}
