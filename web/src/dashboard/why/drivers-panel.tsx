"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Dashboard } from "@/lib/types";
import { pageHref } from "@/shell/ways";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { isModel } from "../is-model";
import { DriverList } from "./driver-list";

/** What moved the probability of the regime, and by how much. */
export function DriversPanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("drivers");
  const regime = useTranslations("regime");
  const locale = useLocale();
  const overview = dashboard.market_overview;
  return (
    <Panel
      id="why"
      className={className}
      title={t("title")}
      href={`${pageHref(locale, "macro")}#why`}
      note={t("moves", { regime: regime(overview.regime) })}
    >
      {overview.drivers.length === 0 ? (
        <Notice shape="bare" icon="macro" title={t("none")} />
      ) : (
        <DriverList drivers={overview.drivers} model={isModel(dashboard, "macro")} />
      )}
    </Panel>
  );
}
