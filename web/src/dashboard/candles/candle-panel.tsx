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

const BARS: Record<Interval, number> = { "1h": 720, "1d": 730 };

/** Candles of one asset with the levels of its signal, or the same as a table. */
export function CandlePanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("chart");
  const { cryptoId, interval, choose, setInterval } = useChartChoice();
  const [asTable, setAsTable] = useState(false);
  const universe = useUniverse();
  const signals = sortSignals(dashboard.active_signals, "edge");
  const chosen = cryptoId ?? signals[0]?.crypto_id ?? universe.data?.[0]?.id ?? null;
  const candles = useCandles(chosen, interval, BARS[interval]);
  const signal = signals.find((candidate) => candidate.crypto_id === chosen) ?? null;
  const asset = universe.data?.find((candidate) => candidate.id === chosen);
  const symbol = asset?.symbol ?? signal?.symbol ?? "";
  return (
    <Panel
      id="chart"
      className={className}
      title={t("title")}
      actions={
        <span className="flex items-center gap-2 phone:w-full">
          <AssetPicker universe={universe.data ?? []} signals={signals} value={chosen} onChange={choose} />
          <Segmented
            label={t("interval")}
            value={interval}
            onChange={setInterval}
            options={[
              { value: "1h", label: t("hour") },
              { value: "1d", label: t("day") },
            ]}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </span>
      }
    >
      <div className="flex grow flex-col pt-2.5">
        <Body
          candles={candles.data}
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
  waiting: boolean;
  failed: boolean;
  onRetry: () => void;
  asTable: boolean;
  symbol: string;
  signal: Dashboard["active_signals"][number] | null;
}

function Body({ candles, waiting, failed, onRetry, asTable, symbol, signal }: BodyProps) {
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
      <CandleFigure candles={candles} symbol={symbol} signal={signal} />
      <p className="sr-only">{t("bars", { count: format.number(candles.epoch_seconds.length) })}</p>
    </>
  );
}
