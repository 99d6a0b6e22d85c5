"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LayerChip } from "@/dashboard/cascade/layer-chip";
import { useFormat } from "@/lib/format/use-format";
import type { RegimeForecast } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Scroller } from "@/ui/scroller";
import { Skeleton } from "@/ui/skeleton";
import { TwinTable, TwinToggle } from "@/ui/twin-table";
import { REGIMES } from "./history/days";
import { HORIZONS, useForecasts } from "./queries";

type Expected = NonNullable<RegimeForecast["regimes"]>[number] & { horizon: RegimeForecast["horizon"]; n: number };

/** The chance of each regime over the next day, week and month; a row without edge is the frequency of what followed before, and faint. */
export function ForecastPanel({ className = "" }: { className?: string }) {
  const t = useTranslations("macro.forecast");
  const common = useTranslations("common");
  const names = useTranslations("regime");
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const queries = useForecasts();
  const found = queries.flatMap(({ data }) => (data ? [data] : []));
  const failed = queries.some(({ isError }) => isError);
  const expected = found.flatMap(({ horizon, n, regimes }): Expected[] =>
    (regimes ?? []).map((one) => ({ ...one, horizon, n })),
  );
  return (
    <Panel
      id="forecast"
      className={`flex flex-col ${className}`}
      title={t("title")}
      note={<span className="phone:hidden">{t("note")}</span>}
      actions={<TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />}
    >
      {failed ? (
        <Notice
          shape="bare"
          icon="warning"
          title={t("failed")}
          action={
            <button
              type="button"
              className="btn btn-small"
              onClick={() => {
                for (const query of queries) void query.refetch();
              }}
            >
              {common("tryAgain")}
            </button>
          }
        />
      ) : found.length < HORIZONS.length ? (
        <div className="flex flex-col gap-4 p-4" aria-busy="true">
          {HORIZONS.map((horizon) => (
            <Skeleton key={horizon} width="100%" height={24} />
          ))}
        </div>
      ) : asTable ? (
        <TwinTable<Expected>
          caption={t("title")}
          fileName="regime-forecast.csv"
          rows={expected}
          rowKey={(one) => `${one.horizon} ${one.regime}`}
          height={240}
          columns={[
            { key: "horizon", title: t("ahead"), value: (one) => one.horizon, show: (one) => t(`in.${one.horizon}`) },
            { key: "regime", title: t("regime"), value: (one) => one.regime, show: (one) => names(one.regime) },
            {
              key: "probability",
              title: t("chance"),
              numeric: true,
              value: (one) => one.probability,
              show: (one) => format.probability(one.probability),
            },
            {
              key: "low",
              title: t("low"),
              numeric: true,
              value: (one) => one.low,
              show: (one) => format.number(one.low, 2),
            },
            {
              key: "high",
              title: t("high"),
              numeric: true,
              value: (one) => one.high,
              show: (one) => format.number(one.high, 2),
            },
            { key: "n", title: t("days"), numeric: true, value: (one) => one.n, show: (one) => format.number(one.n) },
          ]}
        />
      ) : (
        <>
          <Rows forecasts={found} />
          <p className="mt-auto px-4 py-3 text-12 text-ink-3">{t("meaning")}</p>
        </>
      )}
    </Panel>
  );
}

function Rows({ forecasts }: { forecasts: readonly RegimeForecast[] }) {
  const t = useTranslations("macro.forecast");
  const names = useTranslations("regime");
  return (
    <Scroller label={t("title")} className="mt-1">
      <table className="table table-tight">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("ahead")}</th>
            <th scope="col" className="phone:hidden">
              <span className="sr-only">{t("shares")}</span>
            </th>
            {REGIMES.map((regime) => (
              <th key={regime} scope="col" className="right">
                <span className="inline-flex items-center gap-1.5">
                  <span className="square" style={{ "--c": `var(--${regime})` }} />
                  {names(regime)}
                </span>
              </th>
            ))}
            <th scope="col" className="phone:hidden !ps-4">
              {t("state")}
            </th>
          </tr>
        </thead>
        <tbody>
          {forecasts.map((forecast) => (
            <Row key={forecast.horizon} forecast={forecast} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Row({ forecast }: { forecast: RegimeForecast }) {
  const t = useTranslations("macro.forecast");
  const format = useFormat();
  const { regimes, horizon, state, n } = forecast;
  const of = (name: (typeof REGIMES)[number]) => regimes?.find((one) => one.regime === name);
  const faint = state !== "in_use" && state !== "stale";
  const best = regimes?.[0]?.regime;
  if (!regimes) {
    return (
      <tr>
        <th scope="row">{t(`in.${horizon}`)}</th>
        <td colSpan={6} className="text-12 text-ink-3">
          {t("early")}
        </td>
      </tr>
    );
  }
  return (
    <tr className={faint ? "text-ink-2" : undefined}>
      <th scope="row" className="!font-semi">
        {t(`in.${horizon}`)}
      </th>
      <td className="phone:hidden">
        <div className="shares w-[112px]" aria-hidden="true" style={{ opacity: faint ? 0.55 : 1 }}>
          {REGIMES.map((name) => (
            <i key={name} style={{ "--c": `var(--${name})`, flexGrow: of(name)?.probability ?? 0 }} />
          ))}
        </div>
      </td>
      {REGIMES.map((name) => {
        const one = of(name);
        return (
          <td key={name} className="right">
            <Num
              className={name === best ? "font-semi" : ""}
              title={
                one
                  ? t("interval", { range: format.range(format.number(one.low, 2), format.number(one.high, 2)) })
                  : undefined
              }
            >
              {format.probability(one?.probability)}
            </Num>
          </td>
        );
      })}
      <td className="phone:hidden !ps-4">
        <span className="flex items-center gap-2">
          {state === null ? null : <LayerChip state={state} age="" />}
          <span className="text-12 text-ink-3">{t("n", { n: format.number(n) })}</span>
        </span>
      </td>
    </tr>
  );
}
