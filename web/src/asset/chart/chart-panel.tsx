"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { CandleBody } from "@/dashboard/candles/candle-body";
import type { Range } from "@/dashboard/candles/candle-chart";
import type { Decor } from "@/dashboard/candles/decor";
import { intervalSeconds } from "@/dashboard/candles/levels";
import { PaperCandles } from "@/dashboard/candles/paper-candles";
import { PriceNow } from "@/dashboard/candles/price-now";
import { INTERVAL_LABEL, INTERVALS, useChartCandles } from "@/dashboard/candles/use-chart-candles";
import { serverNow } from "@/lib/clock";
import { useFormat } from "@/lib/format/use-format";
import type { Interval, Prediction, Signal, Source } from "@/lib/types";
import { useAddress, useAddressText } from "@/shell/use-address";
import { Icon } from "@/ui/icon";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { TwinToggle } from "@/ui/twin-table";
import { conesOf, expectedOf } from "./cones";
import { ExpectedList } from "./expected-list";
import { IndicatorMenu } from "./indicator-menu";
import { marksOf } from "./marks";
import { indicatorsOf, overlaysOf } from "./menu";

interface ChartPanelProps {
  cryptoId: number;
  symbol: string;
  source: Source | null;
  signals: readonly Signal[];
  predictions: readonly Prediction[];
  /** Whose entry, target and stop are drawn; the signal that stands, where none is named. */
  signal?: Signal;
  /** The interval that needs not be named in the address. */
  usual?: Interval;
  className?: string;
  /** What belongs to the chart, between it and its foot. */
  children?: ReactNode;
}

/**
 * Candles with volume, indicators, past signals and their outcomes, and where the price was expected. Interval, indicators and the part
 * that is shown stand in the address.
 */
export function ChartPanel({
  cryptoId,
  symbol,
  source,
  signals,
  predictions,
  signal,
  usual = "1d",
  className = "",
  children,
}: ChartPanelProps) {
  const t = useTranslations("chart");
  const words = useTranslations("asset");
  const format = useFormat();
  const [interval, setInterval] = useAddress("interval", INTERVALS, usual);
  const [text, setText] = useAddressText("with", 80);
  const [view, setView] = useAddressText("view", 24);
  const [asTable, setAsTable] = useState(false);
  const { candles, running, intervals } = useChartCandles(cryptoId, interval, source);
  const { data } = candles;
  const expected = useMemo(() => expectedOf(predictions, serverNow()), [predictions]);
  const decor = useMemo((): Decor | undefined => {
    if (!data) return undefined;
    return {
      overlays: overlaysOf(indicatorsOf(text), data.close, (one, part) =>
        part ? words(`indicators.${part}`, { name: words(`indicators.${one}`) }) : words(`indicators.${one}`),
      ),
      marks: marksOf(data, signals, (one) =>
        one.realized_return === null ? "" : format.change(one.realized_return, 1),
      ),
      cones: conesOf(expected, intervalSeconds[data.interval as Interval], data.epoch_seconds.at(-1) ?? 0),
    };
  }, [data, text, signals, expected, words, format]);
  const last = data?.close.at(-1);
  const look = useCallback(({ from, to }: Range) => setView(`${from}-${to}`), [setView]);
  return (
    <Panel
      id="chart"
      className={className}
      title={t("title")}
      note={last === undefined ? null : <PriceNow cryptoId={cryptoId} close={last} />}
      actions={
        <span className="flex flex-wrap items-center gap-2">
          {view === "" ? null : (
            <button
              type="button"
              className="icon-btn md:h-7 md:w-8"
              aria-label={t("newest")}
              title={t("newest")}
              onClick={() => setView("")}
            >
              <Icon name="cycle" />
            </button>
          )}
          <IndicatorMenu chosen={indicatorsOf(text)} onChange={(chosen) => setText(chosen.join(","))} />
          <Segmented
            label={t("interval")}
            value={interval}
            onChange={(next) => {
              setInterval(next);
              setView("");
            }}
            options={intervals.map((value) => ({ value, label: t(INTERVAL_LABEL[value]) }))}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </span>
      }
    >
      <div className="flex grow flex-col pt-2.5 print:block">
        <CandleBody
          candles={data}
          running={running}
          waiting={candles.isPending}
          failed={candles.isError}
          onRetry={() => void candles.refetch()}
          asTable={asTable}
          symbol={symbol}
          signal={signal ?? signals.find(({ status }) => status === "active") ?? null}
          decor={decor}
          view={rangeOf(view)}
          onView={look}
        />
        {data ? <PaperCandles candles={data} symbol={symbol} /> : null}
      </div>
      {expected.length ? <ExpectedList expected={expected} /> : null}
      {children}
      <p className="border-line border-t px-4 py-2 text-11 text-ink-3" dir="ltr">
        <a className="hover:underline" href="https://www.tradingview.com/" rel="noreferrer" target="_blank">
          {t("attribution")}
        </a>
      </p>
    </Panel>
  );
}

/** Two moments of an address, epoch seconds; null for anything else. */
function rangeOf(text: string): Range | null {
  const found = /^(\d{9,11})-(\d{9,11})$/.exec(text);
  const [from, to] = [Number(found?.[1]), Number(found?.[2])];
  return from < to ? { from, to } : null;
}
