"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Candles } from "@/lib/types";
import { Change } from "@/ui/figures";

interface CandleReadingProps {
  candles: Candles;
  index: number;
  /** How many of the candles have closed. */
  closed: number;
}

/** Open, high, low, close and volume of one bar, in words above the canvas; one that still moves says so. */
export function CandleReading({ candles, index, closed }: CandleReadingProps) {
  const t = useTranslations("chart");
  const format = useFormat();
  const seconds = candles.epoch_seconds[index];
  const open = candles.open[index];
  const close = candles.close[index];
  if (seconds === undefined || open === undefined || close === undefined) return null;
  const day = format.fullDay(seconds * 1000);
  const when = candles.interval === "1d" ? day : `${day} ${format.clock(seconds * 1000)}`;
  const facts = [
    [t("open"), format.price(open)],
    [t("high"), format.price(candles.high[index])],
    [t("low"), format.price(candles.low[index])],
    [t("close"), format.price(close)],
    [t("volume"), format.amount(candles.volume[index])],
  ] as const;
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 pb-2 text-12 text-ink-3">
      <span className="text-ink-2">{when}</span>
      {facts.map(([name, value]) => (
        <span key={name} className="flex gap-1">
          {name}
          <bdi className="text-ink tabular-nums">{value}</bdi>
        </span>
      ))}
      <Change percent={(close / open - 1) * 100} />
      {index >= closed ? <span className="tag tag-outline">{t("running")}</span> : null}
    </p>
  );
}
