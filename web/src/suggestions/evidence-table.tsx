"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { SuggestionFacts } from "@/lib/types";
import { Num, Price, Risk } from "@/ui/figures";

/** The asset when the suggestion was made. */
export function EvidenceTable({ facts }: { facts: SuggestionFacts }) {
  const t = useTranslations("suggestions.fact");
  const format = useFormat();
  const rank = (value: number | null) => (value === null ? null : <Num>{format.number(value)}</Num>);
  const rows: [string, ReactNode][] = [
    ["price", <Price key="price" value={facts.price} />],
    ["size_rank", rank(facts.size_rank)],
    ["liquidity_rank", rank(facts.liquidity_rank)],
    ["dollar_volume", format.dollars(facts.dollar_volume)],
    ["volatility", <Num key="volatility">{format.share(facts.volatility, 1)}</Num>],
    ["risk_level", <Risk key="risk" level={facts.risk_level} />],
    ["days_traded", format.duration(facts.days_traded * 86_400)],
    ["days_listed", facts.days_listed === null ? null : format.duration(Math.floor(facts.days_listed) * 86_400)],
    ["drawdown", facts.drawdown === null ? null : <Num key="drawdown">{format.share(facts.drawdown, 1)}</Num>],
    [
      "beats_median",
      <span key="beats" className="whitespace-nowrap">
        <Num>{format.probability(facts.beats_median)}</Num>{" "}
        {facts.beats_median_low === null || facts.beats_median_high === null ? null : (
          <span className="text-12 text-ink-3">
            {format.range(format.number(facts.beats_median_low, 2), format.number(facts.beats_median_high, 2))}
          </span>
        )}
      </span>,
    ],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-8 border-line border-t px-4 py-2.5 phone:grid-cols-1">
      {rows.map(([key, value]) =>
        value === null ? null : (
          <div key={key} className="flex items-baseline justify-between gap-3 py-1">
            <dt className="text-ink-2">{t(key as "price")}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
