"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { MarketRegime } from "@/lib/types";
import { LayerHead } from "@/shell/layer-head";

/** Which regime it is and how sure that is, in one sentence; what follows from it, in another. */
export function MacroSentence({ regime }: { regime: MarketRegime }) {
  const t = useTranslations("macro.sentence");
  const names = useTranslations("regime");
  const risk = useTranslations("risk");
  const format = useFormat();
  const strength = regime.trend_strength < 0.3 ? "weak" : regime.trend_strength < 0.6 ? "middle" : "strong";
  return (
    <LayerHead
      title={t("title", {
        regime: names(regime.regime),
        probability: format.isolate(format.probability(regime.confidence)),
      })}
      source={regime.source}
      asOf={regime.as_of}
      decidedAt={regime.last_updated}
    >
      {t(`trend.${strength}`)}{" "}
      {t("hold", {
        exposure: format.isolate(format.share(regime.recommended_exposure)),
        risk: risk(regime.risk_level),
      })}{" "}
      {t(`state.${regime.state === "in_use" || regime.state === "stale" ? regime.state : "baseline"}`)}
    </LayerHead>
  );
}
