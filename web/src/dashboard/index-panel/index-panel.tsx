"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard } from "@/lib/types";
import { pageHref } from "@/shell/ways";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { Skeleton } from "@/ui/skeleton";
import { TwinTable, TwinToggle } from "@/ui/twin-table";
import { useRegimeHistory } from "../queries";
import { IndexChart } from "./index-chart";
import { MarketStrip } from "./market-strip";
import { type IndexPoint, marketLine } from "./series";

const windows = [30, 90, 365] as const;

/** The market over time with the regime as each day would have been judged at its close, and its figures now. */
export function IndexPanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("market");
  const regime = useTranslations("regime");
  const common = useTranslations("common");
  const format = useFormat();
  const locale = useLocale();
  const [days, setDays] = useState<(typeof windows)[number]>(90);
  const [asTable, setAsTable] = useState(false);
  const history = useRegimeHistory(days);
  const line = marketLine(history.data?.points ?? [], days);
  return (
    <Panel
      id="market"
      className={className}
      title={t("title")}
      href={pageHref(locale, "macro")}
      note={
        <span className="phone:hidden" title={t("ribbon.why")}>
          {t("ribbon.how")}
        </span>
      }
      actions={
        <>
          <Segmented
            label={t("window")}
            value={days}
            onChange={setDays}
            options={windows.map((value) => ({ value, label: t(`days.${value}`) }))}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </>
      }
    >
      {history.isPending ? (
        <div className="px-4 pt-2.5 pb-4" aria-busy="true">
          <Skeleton width="100%" height={198} />
        </div>
      ) : history.isError ? (
        <Notice
          shape="bare"
          icon="warning"
          title={t("failed")}
          action={
            <button type="button" className="btn btn-small" onClick={() => void history.refetch()}>
              {common("tryAgain")}
            </button>
          }
        />
      ) : line.points.length < 2 ? (
        <div className="flex min-h-[224px] items-center">
          <Notice shape="bare" icon="macro" title={t("empty.title")}>
            {t("empty.why")}
          </Notice>
        </div>
      ) : asTable ? (
        <div className="pt-1">
          <TwinTable<IndexPoint>
            caption={t("title")}
            fileName="market-and-regime.csv"
            rows={[...line.points].reverse()}
            rowKey={(point) => point.at}
            height={204}
            columns={[
              {
                key: "date",
                title: t("date"),
                value: (point) => new Date(point.at).toISOString().slice(0, 10),
                show: (point) => format.fullDay(point.at),
              },
              {
                key: "value",
                title: t("index"),
                numeric: true,
                value: (point) => point.value,
                show: (point) => format.number(point.value),
              },
              {
                key: "regime",
                title: t("regime"),
                value: (point) => point.regime,
                show: (point) => regime(point.regime),
              },
            ]}
          />
        </div>
      ) : (
        <div className="px-4 pt-2.5 pb-4">
          <IndexChart line={line} />
        </div>
      )}
      <MarketStrip overview={dashboard.market_overview} />
    </Panel>
  );
}
