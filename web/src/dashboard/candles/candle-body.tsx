"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Candles, Signal } from "@/lib/types";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import type { Range } from "./candle-chart";
import { CandleFigure } from "./candle-figure";
import { CandleTable } from "./candle-table";
import type { Decor } from "./decor";
import type { Bar } from "./running-bar";

interface CandleBodyProps {
  candles: Candles | undefined;
  running: readonly Bar[];
  waiting: boolean;
  failed: boolean;
  onRetry: () => void;
  asTable: boolean;
  symbol: string;
  signal: Signal | null;
  /** What is drawn over the candles, and the columns that it adds to the table. */
  decor?: Decor;
  /** The part of the candles that is shown. */
  view?: Range | null;
  onView?: (range: Range) => void;
}

/** Candles as a figure or a table, or why there are none. */
export function CandleBody({
  candles,
  running,
  waiting,
  failed,
  onRetry,
  asTable,
  symbol,
  signal,
  decor,
  view,
  onView,
}: CandleBodyProps) {
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
  if (asTable) return <CandleTable candles={candles} symbol={symbol} overlays={decor?.overlays} marks={decor?.marks} />;
  return (
    <>
      <CandleFigure
        candles={candles}
        running={running}
        symbol={symbol}
        signal={signal}
        decor={decor}
        view={view}
        onView={onView}
      />
      <p className="sr-only">{t("bars", { count: format.number(candles.epoch_seconds.length) })}</p>
    </>
  );
}
