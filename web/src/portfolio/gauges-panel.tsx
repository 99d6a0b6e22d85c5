"use client";

import { useTranslations } from "next-intl";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import type { Risk } from "@/lib/types";
import { PanelRest } from "@/sources/panel-rest";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { LimitGauge } from "./limit-gauge";
import { useRisk } from "./queries";

/** Where the account stands against its own limits; straight tracks, the bound as a tick. */
export function GaugesPanel({ className }: { className?: string }) {
  const t = useTranslations("portfolio.gauges");
  const query = useRisk();
  return (
    <Panel id="gauges" className={className} title={t("title")}>
      {query.data ? <Gauges risk={query.data} /> : <PanelRest query={query} rows={5} />}
    </Panel>
  );
}

function Gauges({ risk }: { risk: Risk }) {
  const t = useTranslations("portfolio.gauges");
  const paper = useTranslations("paper.gauge");
  const format = useFormat();
  const sectorName = useSectorName();
  const { limits } = risk;
  // The market's own bound counts where it is the narrower one.
  const most = Math.min(limits.max_total_exposure, risk.recommended_exposure ?? Number.POSITIVE_INFINITY);
  return (
    <div className="flex flex-col gap-3 px-4 pt-1 pb-4">
      <LimitGauge name={paper("exposure")} value={risk.exposure_share} bound={most} />
      <LimitGauge name={paper("openRisk")} value={risk.open_risk_share} bound={limits.max_open_risk} decimals={2} />
      <LimitGauge name={t("valueAtRisk")} value={risk.value_at_risk} bound={limits.max_var} decimals={2} />
      <LimitGauge name={t("dailyLoss")} value={risk.daily_loss} bound={limits.daily_loss_limit} decimals={2} />
      <dl className="flex flex-col gap-1 border-line border-t pt-2.5 text-12">
        <div className="flex justify-between gap-2">
          <dt className="text-ink-2">{t("drawdown")}</dt>
          <dd>
            <Num>{format.share(risk.drawdown, 2)}</Num>
          </dd>
        </div>
        <div className="flex justify-between gap-2">
          <dt className="text-ink-2">{t("lossesInRow")}</dt>
          <dd>
            {t("lossesOf", {
              count: format.isolate(format.number(risk.losses_in_row)),
              bound: format.isolate(format.number(limits.cooldown_losses)),
            })}
          </dd>
        </div>
        {risk.cooldown_until === null ? null : (
          <p className="text-warn">
            {t("cooldown", { clock: format.clock(risk.cooldown_until), day: format.day(risk.cooldown_until) })}
          </p>
        )}
      </dl>
      {risk.by_sector.length ? (
        <dl className="flex flex-col gap-1 border-line border-t pt-2.5 text-12">
          {risk.by_sector.map((one) => (
            <div key={one.id} className="flex justify-between gap-2">
              <dt className="text-ink-2">
                <bdi>{sectorName(one.name)}</bdi>
              </dt>
              <dd>
                <Num>{format.share(one.share, 1)}</Num>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}
