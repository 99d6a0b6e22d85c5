"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CandleBody } from "@/dashboard/candles/candle-body";
import type { Decor } from "@/dashboard/candles/decor";
import { PriceNow } from "@/dashboard/candles/price-now";
import { INTERVAL_LABEL, INTERVALS, useChartCandles } from "@/dashboard/candles/use-chart-candles";
import { serverNow } from "@/lib/clock";
import { useFormat } from "@/lib/format/use-format";
import type { Prediction, Signal, Source } from "@/lib/types";
import { useAddress, useAddressText } from "@/shell/use-address";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { TwinToggle } from "@/ui/twin-table";
import { IndicatorMenu } from "./indicator-menu";
import { coneOf, marksOf } from "./marks";
import { indicatorsOf, overlaysOf } from "./menu";

interface ChartPanelProps {
  cryptoId: number;
  symbol: string;
  source: Source | null;
  signals: readonly Signal[];
  predictions: readonly Prediction[];
  className?: string;
}

/** Candles with volume, indicators, past signals and their outcomes, and where the price is expected once a model may say so. */
export function ChartPanel({ cryptoId, symbol, source, signals, predictions, className = "" }: ChartPanelProps) {
  const t = useTranslations("chart");
  const words = useTranslations("asset");
  const format = useFormat();
  const [interval, setInterval] = useAddress("interval", INTERVALS, "1d");
  const [text, setText] = useAddressText("with", 80);
  const [asTable, setAsTable] = useState(false);
  const { candles, running, intervals } = useChartCandles(cryptoId, interval, source);
  const { data } = candles;
  const decor = useMemo((): Decor | undefined => {
    if (!data) return undefined;
    return {
      overlays: overlaysOf(indicatorsOf(text), data.close, (one, part) =>
        part ? words(`indicators.${part}`, { name: words(`indicators.${one}`) }) : words(`indicators.${one}`),
      ),
      marks: marksOf(data, signals, (signal) =>
        signal.realized_return === null ? "" : format.change(signal.realized_return, 1),
      ),
      cone: coneOf(predictions, serverNow()),
    };
  }, [data, text, signals, predictions, words, format]);
  const active = signals.find(({ status }) => status === "active") ?? null;
  const last = data?.close.at(-1);
  return (
    <Panel
      id="chart"
      className={className}
      title={t("title")}
      note={last === undefined ? null : <PriceNow cryptoId={cryptoId} close={last} />}
      actions={
        <span className="flex flex-wrap items-center gap-2">
          <IndicatorMenu chosen={indicatorsOf(text)} onChange={(chosen) => setText(chosen.join(","))} />
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
          candles={data}
          running={running}
          waiting={candles.isPending}
          failed={candles.isError}
          onRetry={() => void candles.refetch()}
          asTable={asTable}
          symbol={symbol}
          signal={active}
          decor={decor}
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
