"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { Num, Price, Side, Ticker } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { ProbBar } from "@/ui/prob-bar";
import { Scroller } from "@/ui/scroller";
import { useChartChoice } from "../candles/choice";
import { Edge } from "./edge";
import { OpenSignal } from "./open-signal";
import { type SignalSort, sortDirection } from "./sorting";

interface SignalTableProps {
  signals: readonly Signal[];
  /** The baseline says it, not a model. */
  quiet: boolean;
  now: number;
  sort: SignalSort;
  onSort: (by: SignalSort) => void;
}

/** Tablet and desktop: one signal a row. */
export function SignalTable({ signals, quiet, now, sort, onSort }: SignalTableProps) {
  const t = useTranslations("signals");
  const format = useFormat();
  const showChart = useChartChoice((state) => state.show);
  const head = (by: SignalSort, title: ReactNode, right = false) => (
    <th scope="col" className={right ? "right" : undefined} aria-sort={sort === by ? sortDirection[by] : undefined}>
      <button
        type="button"
        className={`inline-flex h-6 items-center gap-1 ${sort === by ? "text-ink-2" : ""}`}
        onClick={() => onSort(by)}
      >
        {title}
        {sort === by ? <Icon name="chevron" small /> : null}
      </button>
    </th>
  );
  return (
    <Scroller label={t("title")} className="mt-1 phone:hidden">
      <table className="table lg:compact:[--cell-pad:4px]">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            {head("symbol", t("asset"))}
            <th scope="col">{t("side")}</th>
            {head("confidence", t("chance"))}
            <th scope="col" className="right">
              {t("entry")}
            </th>
            <th scope="col" className="right">
              {t("target")}
            </th>
            <th scope="col" className="right">
              {t("stop")}
            </th>
            {head("edge", t("edge"), true)}
            {head("expires", t("endsIn"), true)}
            <th scope="col" className="!ps-0">
              <span className="sr-only">{t("open")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {signals.map((signal) => (
            <tr key={signal.id}>
              <th scope="row">
                <button
                  type="button"
                  className="inline-flex h-8 items-center text-start hover:underline"
                  title={t("showChart", { symbol: signal.symbol })}
                  onClick={() => showChart(signal.crypto_id)}
                >
                  <Ticker
                    symbol={signal.symbol}
                    name={signal.name}
                    color={signal.sector_color}
                    hideName="compact:hidden"
                  />
                </button>
              </th>
              <td>
                <Side side={signal.signal_type} />
              </td>
              <td>
                <div className="flex items-center gap-2.5">
                  <Num className="font-semi">{format.probability(signal.confidence)}</Num>
                  <div className="w-[64px]">
                    <ProbBar
                      of={t("chance")}
                      said={signal.confidence}
                      evidence={signal.evidence}
                      breakEven={signal.break_even}
                      quiet={quiet}
                    />
                  </div>
                </div>
              </td>
              <td className="right">
                <Price value={signal.entry_price} />
              </td>
              <td className="right">
                <Price value={signal.target_price} />
              </td>
              <td className="right">
                <Price value={signal.stop_loss} />
              </td>
              <td className="right">
                <Edge signal={signal} />
              </td>
              <td className="right text-ink-2">{format.left((Date.parse(signal.expires_at) - now) / 1000)}</td>
              <td className="right !ps-0">
                <OpenSignal signal={signal} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
