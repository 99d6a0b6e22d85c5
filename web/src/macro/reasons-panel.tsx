"use client";

import { useTranslations } from "next-intl";
import { DriverList } from "@/dashboard/why/driver-list";
import type { MarketRegime } from "@/lib/types";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";

/** What moved the chance of the regime, and by how much each. */
export function ReasonsPanel({ regime, className }: { regime: MarketRegime; className?: string }) {
  const t = useTranslations("drivers");
  const names = useTranslations("regime");
  return (
    <Panel
      id="why"
      className={`flex flex-col ${className}`}
      title={t("title")}
      note={t("moves", { regime: names(regime.regime) })}
    >
      {regime.drivers.length === 0 ? (
        <Notice shape="bare" icon="macro" title={t("none")} />
      ) : (
        <DriverList drivers={regime.drivers} model={regime.state === "in_use" || regime.state === "stale"} />
      )}
    </Panel>
  );
}
