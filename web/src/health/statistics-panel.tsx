"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { PanelRest } from "@/sources/panel-rest";
import { Panel } from "@/ui/panel";
import { FactList } from "./fact-list";
import { useStatistics } from "./queries";

/** How much there is of everything. */
export function StatisticsPanel() {
  const t = useTranslations("health.statistics");
  const format = useFormat();
  const query = useStatistics();
  const { data } = query;
  const n = (value: number) => format.number(value);
  return (
    <Panel id="statistics" title={t("title")}>
      {data ? (
        <FactList
          facts={[
            [t("users"), n(data.users.total)],
            [t("here"), n(data.users.signed_in_24h)],
            [t("assets"), n(data.assets)],
            [t("tiers"), format.isolate(`${n(data.assets_tier1)} + ${n(data.assets_tier2)}`)],
            [t("candles"), format.amount(data.candles)],
            [t("runs"), n(data.runs_24h)],
            [t("runsFailed"), n(data.runs_failed_24h)],
            [t("signals"), n(data.signals)],
            [t("signalsActive"), n(data.signals_active)],
            [t("predictions"), n(data.predictions)],
            [t("settled"), n(data.predictions_settled)],
            [t("activities"), n(data.activities_24h)],
          ]}
        />
      ) : (
        <PanelRest query={query} rows={4} />
      )}
    </Panel>
  );
}
