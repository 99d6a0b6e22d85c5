"use client";

import { useLocale, useTranslations } from "next-intl";
import { useHidden } from "@/lib/hidden";
import type { Dashboard } from "@/lib/types";
import { LimitGauge } from "@/portfolio/limit-gauge";
import { HideButton, Money, Unit } from "@/portfolio/money";
import { usePortfolio, useRisk } from "@/portfolio/queries";
import { pageHref } from "@/shell/ways";
import { PanelRest } from "@/sources/panel-rest";
import { Change } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { PaperLine } from "./paper-line";

/** The paper account at a glance: worth, today, and how much of it is in the market. */
export function PaperPanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("paper");
  const locale = useLocale();
  const hidden = useHidden((state) => state.hidden);
  const query = usePortfolio();
  const account = query.data;
  const limits = useRisk().data?.limits;
  return (
    <Panel
      id="paper"
      className={className}
      title={t("title")}
      href={pageHref(locale, "portfolio")}
      actions={<HideButton />}
    >
      {account ? (
        <div className="flex flex-col gap-3 px-4 pt-0.5 pb-4">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span>
              <Money value={account.total_value} className="font-semi text-24 rtl:[font-variant-numeric:normal]" />{" "}
              <Unit />
            </span>
            <span className="flex items-baseline gap-2">
              <Change percent={account.daily_pnl_percentage} />
              {hidden ? null : <Money value={account.daily_pnl} change />}
              <span className="text-12 text-ink-3">{t("today")}</span>
            </span>
          </p>
          <PaperLine />
          <LimitGauge
            name={t("gauge.exposure")}
            value={account.exposure_share}
            bound={Math.min(dashboard.market_overview.recommended_exposure, limits?.max_total_exposure ?? 1)}
          />
          <LimitGauge
            name={t("gauge.openRisk")}
            value={account.open_risk_share}
            bound={limits?.max_open_risk ?? null}
            decimals={2}
          />
        </div>
      ) : (
        <PanelRest query={query} rows={3} />
      )}
    </Panel>
  );
}
