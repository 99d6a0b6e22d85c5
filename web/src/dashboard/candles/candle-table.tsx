"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Candles } from "@/lib/types";
import { TwinTable } from "@/ui/twin-table";
import type { Mark, Overlay } from "./decor";

const NO_OVERLAYS: readonly Overlay[] = [];
const NO_MARKS: readonly Mark[] = [];

interface CandleTableProps {
  candles: Candles;
  symbol: string;
  /** Lines over the candles, a column each. */
  overlays?: readonly Overlay[];
  /** Signals that were given, and what came of them, in a column of their own. */
  marks?: readonly Mark[];
}

/** The bars of the chart as numbers, newest first. */
export function CandleTable({ candles, symbol, overlays = NO_OVERLAYS, marks = NO_MARKS }: CandleTableProps) {
  const t = useTranslations("chart");
  const side = useTranslations("signals");
  const format = useFormat();
  const rows = useMemo(() => candles.epoch_seconds.map((_, i) => i).reverse(), [candles]);
  const told = (i: number): string => {
    const time = candles.epoch_seconds[i];
    return marks
      .flatMap((mark) => [
        ...(mark.from === time ? [t("given", { side: side(mark.side) })] : []),
        ...(mark.to === time && mark.outcome ? [`${t(`ended.${mark.outcome}`)} ${mark.words}`] : []),
      ])
      .join(", ");
  };
  const daily = candles.interval === "1d";
  const column = (key: "open" | "high" | "low" | "close") => ({
    key,
    title: t(key),
    numeric: true,
    value: (i: number) => candles[key][i] ?? null,
    show: (i: number) => format.price(candles[key][i]),
  });
  return (
    <TwinTable<number>
      caption={t("tableOf", { symbol })}
      fileName={`${symbol}-${candles.interval}.csv`}
      rows={rows}
      rowKey={(i) => candles.epoch_seconds[i] ?? i}
      fill
      columns={[
        {
          key: "time",
          title: t("time"),
          value: (i) => new Date((candles.epoch_seconds[i] ?? 0) * 1000).toISOString(),
          show: (i) => {
            const at = (candles.epoch_seconds[i] ?? 0) * 1000;
            return daily ? format.fullDay(at) : `${format.fullDay(at)} ${format.clock(at)}`;
          },
        },
        column("open"),
        column("high"),
        column("low"),
        column("close"),
        {
          key: "volume",
          title: t("volume"),
          numeric: true,
          value: (i) => candles.volume[i] ?? null,
          show: (i) => format.number(candles.volume[i]),
        },
        ...(marks.length ? [{ key: "signals", title: t("signals"), value: told, show: told }] : []),
        ...overlays.map((overlay) => ({
          key: overlay.key,
          title: overlay.title,
          numeric: true,
          value: (i: number) => overlay.values[i] ?? null,
          show: (i: number) => (overlay.below ? format.number(overlay.values[i], 1) : format.price(overlay.values[i])),
        })),
      ]}
    />
  );
}
