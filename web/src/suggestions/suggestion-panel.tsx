"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
import type { NearestChange } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { ProbBar } from "@/ui/prob-bar";
import { AssetCharts } from "./asset-charts";
import { EvidenceTable } from "./evidence-table";
import { RecordTable } from "./record-table";
import { useSuggestionWords } from "./words";

interface SuggestionPanelProps {
  /** A suggestion, or a change that was not sure enough to be one. */
  change: NearestChange;
  /** Where it stands, and what can be done with it. */
  status: ReactNode;
  children?: ReactNode;
}

/** One change: the deed, how sure, how such changes fared, what speaks for and what against, and the figures behind it. */
export function SuggestionPanel({ change, status, children }: SuggestionPanelProps) {
  const t = useTranslations("suggestions.detail");
  const format = useFormat();
  const words = useSuggestionWords();
  const { evidence } = change;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 pt-3.5 pb-3">
        <div className="min-w-0">
          <h2 className="!text-20 flex items-center gap-2.5">
            <span className="square" style={{ "--c": sectorColor(change.sector_color) }} />
            {words.deed(change)}
          </h2>
          <p className="mt-1 text-ink-2">{status}</p>
        </div>
        <p className="flex flex-col items-end phone:items-start">
          <Num className="font-semi text-24 text-accent rtl:[font-variant-numeric:normal]">
            {format.probability(change.confidence)}
          </Num>
          <span className="max-w-[22ch] text-end text-12 text-ink-3 phone:max-w-none phone:text-start">
            {words.of(change.kind)}
          </span>
        </p>
      </div>
      <div className="border-line border-t px-4 py-3">
        <p className="flex flex-wrap justify-between gap-x-3 text-12">
          <span className="text-ink-2">{t("when")}</span>
          <span className="text-ink-3">
            {evidence.observed === null
              ? t("tooFew", { n: format.number(evidence.observed_n) })
              : t.rich("happened", {
                  observed: format.probability(evidence.observed),
                  range: format.range(
                    format.number(evidence.observed_low, 2),
                    format.number(evidence.observed_high, 2),
                    true,
                  ),
                  n: format.number(evidence.observed_n),
                  b: (chunks) => <b className="num font-semi text-ink">{chunks}</b>,
                })}
          </span>
        </p>
        <ProbBar of={words.of(change.kind)} said={change.confidence} evidence={evidence} breakEven={change.threshold} />
        <p className="text-12 text-ink-3">
          {t(change.confidence >= change.threshold ? "clears" : "below", {
            threshold: format.isolate(format.number(change.threshold, 2)),
          })}
        </p>
      </div>
      <div className="flex flex-col gap-2 border-line border-t px-4 py-3">
        <h3 className="font-semi">{t("why")}</h3>
        {change.reasons.length ? (
          <ol className="flex list-decimal flex-col rtl:[list-style-type:persian] gap-0.5 ps-5 marker:text-ink-3">
            {change.reasons.map(({ feature, contribution }) => (
              <li key={feature}>
                {words.reason(feature)} <Weight value={contribution} />
              </li>
            ))}
          </ol>
        ) : (
          <p className="text-ink-2">{t("noReason")}</p>
        )}
        {change.against.map(({ feature, contribution }) => (
          <p key={feature} className="flex items-start gap-2 text-ink-2">
            <span className="mt-0.5 text-warn">
              <Icon name="warning" />
            </span>
            <span>
              {t("against")} {words.reason(feature)} {contribution === 0 ? null : <Weight value={contribution} />}
            </span>
          </p>
        ))}
      </div>
      <AssetCharts cryptoId={change.crypto_id} symbol={change.symbol} />
      <EvidenceTable facts={change.supporting_data} />
      <RecordTable records={change.performance_metrics} />
      {children}
    </>
  );
}

/** What a reason is worth, in standard deviations of the asset. */
function Weight({ value }: { value: number | null }) {
  const format = useFormat();
  return <Num className="text-12 text-ink-3">{format.signed(value, 2)}</Num>;
}
