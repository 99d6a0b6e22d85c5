"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RecordLine } from "@/dashboard/record-line";
import { useFormat } from "@/lib/format/use-format";
import type { AssetRow, Cryptocurrency } from "@/lib/types";
import { PanelRest } from "@/sources/panel-rest";
import { Num, Risk } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { ProbBar, ProbKey } from "@/ui/prob-bar";

interface ScorePanelProps {
  asset: Cryptocurrency;
  query: UseQueryResult<AssetRow | null>;
  quiet: boolean;
  className?: string;
}

/** How likely it beats the others, how often that came true, and what else is known of it. */
export function ScorePanel({ asset, query, quiet, className = "" }: ScorePanelProps) {
  const t = useTranslations("asset.score");
  const words = useTranslations("assets");
  const format = useFormat();
  const score = query.data;
  return (
    <Panel
      id="score"
      className={className}
      title={t("title")}
      actions={score ? <span className="tag tag-outline">{words(`is.${score.recommendation}`)}</span> : null}
    >
      {score ? (
        <div className="px-4 pt-2 pb-3">
          <div className="flex items-baseline justify-between gap-2 text-12 text-ink-2">
            <span>{words("chance")}</span>
            <Num className="font-semi text-20 text-ink">{format.probability(score.confidence)}</Num>
          </div>
          <ProbBar of={words("chance")} said={score.confidence} evidence={score.evidence} quiet={quiet} />
          <div className="flex flex-wrap justify-between gap-x-3 text-12 text-ink-3">
            <span>
              <RecordLine evidence={score.evidence} />
            </span>
            <ProbKey withBreakEven={false} quiet={quiet} />
          </div>
        </div>
      ) : score === null ? (
        <Notice shape="bare" icon="nothing" title={t("none.title")}>
          {t("none.why")}
        </Notice>
      ) : (
        <PanelRest query={query} height={80} failed={t("failed")} />
      )}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-1.5 border-line border-t px-4 py-3">
        {score ? (
          <>
            <Fact name={words("risk")}>
              <Risk level={score.risk_level} />
            </Fact>
            <Fact name={t("volatility")}>
              <Num>{format.share(score.volatility, 1)}</Num>
            </Fact>
            <Fact name={t("place")}>
              <Num>{format.signed(score.score, 2)}</Num>
            </Fact>
            <Fact name={words("screen")}>{score.selected ? words("selected") : words("notSelected")}</Fact>
            <Fact name={t("traded")}>{format.dollars(score.dollar_volume)}</Fact>
          </>
        ) : null}
        <Fact name={t("value")}>{format.dollars(asset.market_cap)}</Fact>
        <Fact name={t("rank")}>
          <Num>{format.number(asset.market_cap_rank)}</Num>
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="text-12 text-ink-3">{name}</dt>
      <dd className="font-mid">{children}</dd>
    </div>
  );
}
