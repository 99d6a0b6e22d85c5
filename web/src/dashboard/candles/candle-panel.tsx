"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Dashboard } from "@/lib/types";
import { assetHref } from "@/shell/ways";
import { matching } from "@/signals/filters";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { TwinToggle } from "@/ui/twin-table";
import { useMarketNow } from "../market-clock";
import { useUniverse } from "../queries";
import { AssetPicker } from "./asset-picker";
import { CandleBody } from "./candle-body";
import { useChartChoice } from "./choice";
import { PriceNow } from "./price-now";
import { INTERVAL_LABEL, useChartCandles } from "./use-chart-candles";

/** Candles of one asset with the levels of its signal, or the same as a table. */
export function CandlePanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const { cryptoId, interval, choose, setInterval } = useChartChoice();
  const [asTable, setAsTable] = useState(false);
  const universe = useUniverse();
  const now = useMarketNow(dashboard, 60_000);
  const signals = matching(dashboard.active_signals, { view: "active", side: "all", least: 0, order: "edge" }, now);
  const chosen = cryptoId ?? signals[0]?.crypto_id ?? universe.data?.[0]?.id ?? null;
  const { source } = dashboard;
  const { candles, running, intervals } = useChartCandles(chosen, interval, source);
  const signal = signals.find((candidate) => candidate.crypto_id === chosen) ?? null;
  const last = candles.data?.close.at(-1);
  const asset = universe.data?.find((candidate) => candidate.id === chosen);
  const symbol = asset?.symbol ?? signal?.symbol ?? "";
  return (
    <Panel
      id="chart"
      className={className}
      title={t("title")}
      href={chosen === null ? undefined : assetHref(locale, chosen)}
      note={chosen !== null && last !== undefined ? <PriceNow key={chosen} cryptoId={chosen} close={last} /> : null}
      actions={
        <span className="flex items-center gap-2 phone:w-full">
          <AssetPicker universe={universe.data ?? []} signals={signals} value={chosen} onChange={choose} />
          <Segmented
            label={t("interval")}
            value={interval}
            onChange={setInterval}
            options={intervals.map((value) => ({ value, label: t(INTERVAL_LABEL[value]) }))}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </span>
      }
    >
      <div className="flex grow flex-col pt-2.5">
        <CandleBody
          candles={candles.data}
          running={running}
          waiting={chosen !== null && candles.isPending}
          failed={candles.isError}
          onRetry={() => void candles.refetch()}
          asTable={asTable}
          symbol={symbol}
          signal={signal}
        />
      </div>
      <p className="border-line border-t px-4 py-2 text-11 text-ink-3" dir="ltr">
        <a className="hover:underline" href="https://www.tradingview.com/" rel="noreferrer" target="_blank">
          {t("attribution")}
        </a>
      </p>
    </Panel>
  );
}
