"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRegimeHistory } from "@/dashboard/queries";
import { useFormat } from "@/lib/format/use-format";
import { useAddress } from "@/shell/use-address";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { Skeleton } from "@/ui/skeleton";
import { TwinTable, TwinToggle } from "@/ui/twin-table";
import { DAYS, type MacroDay, macroHistory, RANGES, REGIMES } from "./days";
import { RegimeChart } from "./regime-chart";

/** The market with the regime of each closed day and how sure it was; the range stands in the address. */
export function HistoryPanel({ className = "" }: { className?: string }) {
  const t = useTranslations("macro.history");
  const market = useTranslations("market");
  const common = useTranslations("common");
  const [range, setRange] = useAddress("range", RANGES, "90d");
  const [asTable, setAsTable] = useState(false);
  const query = useRegimeHistory(DAYS[range]);
  const history = macroHistory(query.data?.points ?? [], range);
  const partly = history.days.some(({ chances }) => chances === null);
  return (
    <Panel
      id="history"
      className={`flex flex-col ${className}`}
      title={t("title")}
      note={<span className="phone:hidden">{t("note")}</span>}
      actions={
        <>
          <Segmented
            label={market("window")}
            value={range}
            onChange={setRange}
            options={RANGES.map((value) => ({ value, label: market(`days.${DAYS[value] as 30}`) }))}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </>
      }
    >
      {query.isPending ? (
        <div className="px-4 pt-2.5 pb-4" aria-busy="true">
          <Skeleton width="100%" height={360} />
        </div>
      ) : query.isError ? (
        <Notice
          shape="bare"
          icon="warning"
          title={market("failed")}
          action={
            <button type="button" className="btn btn-small" onClick={() => void query.refetch()}>
              {common("tryAgain")}
            </button>
          }
        />
      ) : history.days.length < 2 ? (
        <Notice shape="bare" icon="macro" title={market("empty.title")}>
          {market("empty.why")}
        </Notice>
      ) : asTable ? (
        <HistoryTable days={history.days} />
      ) : (
        <div className="px-4 pt-2.5 pb-3">
          <RegimeChart history={history} />
          {partly ? <p className="pt-2 text-12 text-ink-3">{t("partly")}</p> : null}
        </div>
      )}
    </Panel>
  );
}

function HistoryTable({ days }: { days: readonly MacroDay[] }) {
  const t = useTranslations("macro.history");
  const market = useTranslations("market");
  const names = useTranslations("regime");
  const format = useFormat();
  return (
    <TwinTable<MacroDay>
      caption={t("title")}
      fileName="index-and-regimes.csv"
      rows={[...days].reverse()}
      rowKey={(day) => day.at}
      height={360}
      columns={[
        {
          key: "date",
          title: market("date"),
          value: (day) => new Date(day.at).toISOString().slice(0, 10),
          show: (day) => format.fullDay(day.at),
        },
        {
          key: "index",
          title: market("index"),
          numeric: true,
          value: (day) => day.value,
          show: (day) => format.number(day.value),
        },
        { key: "regime", title: market("regime"), value: (day) => day.regime, show: (day) => names(day.regime) },
        {
          key: "confidence",
          title: t("confidence"),
          numeric: true,
          value: (day) => day.confidence,
          show: (day) => format.probability(day.confidence),
        },
        ...REGIMES.map((regime) => ({
          key: regime,
          title: names(regime),
          numeric: true,
          value: (day: MacroDay) => day.chances?.[regime] ?? null,
          show: (day: MacroDay) => format.probability(day.chances?.[regime]),
        })),
        {
          key: "exposure",
          title: t("exposure"),
          numeric: true,
          value: (day) => day.exposure,
          show: (day) => format.share(day.exposure),
        },
      ]}
    />
  );
}
