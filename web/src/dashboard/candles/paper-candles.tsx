"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Candles } from "@/lib/types";
import { Num } from "@/ui/figures";

const ROWS = 12;
const PRICES = ["open", "high", "low", "close"] as const;

/** What the canvas shows, for paper: the newest closed bars in figures. */
export function PaperCandles({ candles, symbol }: { candles: Candles; symbol: string }) {
  const t = useTranslations("chart");
  const format = useFormat();
  const rows = candles.epoch_seconds.map((_, i) => i).slice(-ROWS);
  return (
    <div className="hidden print:block">
      <table className="table table-dense">
        <caption className="sr-only">{t("tableOf", { symbol })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("time")}</th>
            {[...PRICES, "volume" as const].map((key) => (
              <th key={key} scope="col" className="right">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.reverse().map((i) => {
            const at = 1000 * (candles.epoch_seconds[i] ?? 0);
            return (
              <tr key={at}>
                <td>{candles.interval === "1d" ? format.fullDay(at) : `${format.fullDay(at)} ${format.clock(at)}`}</td>
                {PRICES.map((key) => (
                  <td key={key} className="right">
                    <Num>{format.price(candles[key][i])}</Num>
                  </td>
                ))}
                <td className="right">
                  <Num>{format.number(candles.volume[i])}</Num>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
