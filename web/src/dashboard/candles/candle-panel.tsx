"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Candles, Dashboard, Interval } from "@/lib/types";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { Skeleton } from "@/ui/skeleton";
import { TwinToggle } from "@/ui/twin-table";
import { useCandles, useUniverse } from "../queries";
import { sortSignals } from "../signals/sorting";
import { AssetPicker } from "./asset-picker";
import { CandleFigure } from "./candle-figure";
import { CandleTable } from "./candle-table";
import { useChartChoice } from "./choice";
import { PriceNow } from "./price-now";
import type { Bar } from "./running-bar";
import { useRunningBars } from "./use-running-bars";

const BARS: Record<Interval, number> = { "1m": 720, "1h": 720, "1d": 730 };
/** What closed inside the running bar is read of these: the minutes of an hour, the hours of a day. */
const FINER: Record<Interval, Interval> = { "1m": "1m", "1h": "1m", "1d": "1h" };
const INTERVALS = ["1m", "1h", "1d"] as const;
const LABEL = { "1m": "minute", "1h": "hour", "1d": "day" } as const;
const FINER_BARS: Record<Interval, number> = { "1m": BARS["1m"], "1h": 60, "1d": 24 };

/** Candles of one asset with the levels of its signal, or the same as a table. */
export function CandlePanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("chart");
  const { cryptoId, interval, choose, setInterval } = useChartChoice();
  const [asTable, setAsTable] = useState(false);
  const universe = useUniverse();
  const signals = sortSignals(dashboard.active_signals, "edge");
  const chosen = cryptoId ?? signals[0]?.crypto_id ?? universe.data?.[0]?.id ?? null;
  const { source } = dashboard;
  const candles = useCandles(chosen, interval, BARS[interval], source);
  const finer = useCandles(chosen, FINER[interval], FINER_BARS[interval], source);
  const minutes = useCandles(chosen, "1m", FINER_BARS["1h"], source);
  const running = useRunningBars({ candles: candles.data, finer: finer.data, interval, source });
  const hasMinutes = interval === "1m" || (minutes.data?.epoch_seconds.length ?? 0) > 0;
  const signal = signals.find((candidate) => candidate.crypto_id === chosen) ?? null;
  const last = candles.data?.close.at(-1);
  const asset = universe.data?.find((candidate) => candidate.id === chosen);
  const symbol = asset?.symbol ?? signal?.symbol ?? "";
  return (
    <Panel
      id="chart"
      className={className}
      title={t("title")}
      note={chosen !== null && last !== undefined ? <PriceNow key={chosen} cryptoId={chosen} close={last} /> : null}
      actions={
        <span className="flex items-center gap-2 phone:w-full">
          <AssetPicker universe={universe.data ?? []} signals={signals} value={chosen} onChange={choose} />
          <Segmented
            label={t("interval")}
            value={interval}
            onChange={setInterval}
            options={(hasMinutes ? INTERVALS : INTERVALS.slice(1)).map((value) => ({ value, label: t(LABEL[value]) }))}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </span>
      }
    >
      <div className="flex grow flex-col pt-2.5">
        <Body
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

interface BodyProps {
  candles: Candles | undefined;
  running: readonly Bar[];
  waiting: boolean;
  failed: boolean;
  onRetry: () => void;
  asTable: boolean;
  symbol: string;
  signal: Dashboard["active_signals"][number] | null;
}

function Body({ candles, running, waiting, failed, onRetry, asTable, symbol, signal }: BodyProps) {
  const t = useTranslations("chart");
  const common = useTranslations("common");
  const format = useFormat();
  if (waiting) {
    return (
      <div className="px-4 pb-4" aria-busy="true">
        <Skeleton width="100%" height={364} />
      </div>
    );
  }
  if (!candles) {
    return failed ? (
      <Notice
        shape="bare"
        icon="warning"
        title={t("failed")}
        action={
          <button type="button" className="btn btn-small" onClick={onRetry}>
            {common("tryAgain")}
          </button>
        }
      />
    ) : (
      <Notice shape="bare" icon="chart" title={t("nothing")} />
    );
  }
  if (candles.epoch_seconds.length === 0)
    return <Notice shape="bare" icon="chart" title={t("noCandles", { symbol })} />;
  if (asTable) return <CandleTable candles={candles} symbol={symbol} />;
  return (
    <>
      <CandleFigure candles={candles} running={running} symbol={symbol} signal={signal} />
      <p className="sr-only">{t("bars", { count: format.number(candles.epoch_seconds.length) })}</p>
    </>
  );
}
