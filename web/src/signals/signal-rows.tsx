"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { Num, Price, Side, Ticker } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { ProbBar } from "@/ui/prob-bar";
import { Scroller } from "@/ui/scroller";
import { SortHead } from "@/ui/sort-head";
import { Edge } from "./edge";
import { directionOf, endOf, type Order, type View } from "./filters";
import { Outcome, Result } from "./outcome";
import { SignalLink } from "./signal-link";

interface SignalRowsProps {
  view: View;
  signals: readonly Signal[];
  /** The baseline says it, not a model. */
  quiet: boolean;
  now: number;
  order: Order;
  onOrder: (order: Order) => void;
  /** Shows the candles of a signal beside the table, where there is such a place. */
  onChart?: (signal: Signal) => void;
}

/** Tablet and desktop: one signal a row, and the row leads to its page. Where the panel is narrow, names go first, then heads and edges take two lines. */
export function SignalRows({ view, signals, quiet, now, order, onOrder, onChart }: SignalRowsProps) {
  const t = useTranslations("signals");
  const format = useFormat();
  const head = (by: Order, title: string, right = false) => (
    <SortHead right={right} sorted={order === by ? directionOf(by, view) : undefined} onSort={() => onOrder(by)}>
      {title}
    </SortHead>
  );
  return (
    <Scroller label={t(view === "active" ? "title" : "ended")} className="@container mt-1 phone:hidden">
      <table className="table @max-[860px]:[--cell-pad:4px] @max-[720px]:[&_thead_th]:whitespace-normal">
        <caption className="sr-only">{t(view === "active" ? "title" : "ended")}</caption>
        <thead>
          <tr>
            {head("symbol", t("asset"))}
            <th scope="col">{t("side")}</th>
            {head("confidence", t("chance"))}
            {(["entry", "target", "stop"] as const).map((level) => (
              <th key={level} scope="col" className="right">
                {t(level)}
              </th>
            ))}
            {head("edge", t("edge"), true)}
            {view === "active" ? null : (
              <>
                <th scope="col">{t("outcome")}</th>
                {head("result", t("result"), true)}
              </>
            )}
            {head("ends", t(view === "active" ? "endsIn" : "endedAt"), true)}
            {onChart ? (
              <th scope="col" className="!ps-0 below-desktop:hidden">
                <span className="sr-only">{t("candles")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {signals.map((signal) => (
            <tr key={signal.id} className={`relative ${signal.status === "cancelled" ? "text-ink-3" : ""}`}>
              <th scope="row" className="max-w-[150px]">
                <SignalLink id={signal.id} whole>
                  <Ticker
                    symbol={signal.symbol}
                    name={signal.name}
                    color={signal.sector_color}
                    hideName="@max-[770px]:hidden"
                  />
                </SignalLink>
              </th>
              <td>
                <Side side={signal.signal_type} />
              </td>
              <td>
                <div className="flex items-center gap-2.5">
                  <Num className="font-semi">{format.probability(signal.confidence)}</Num>
                  <div className="w-[80px] *:min-w-0 @max-[720px]:w-14">
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
              {[signal.entry_price, signal.target_price, signal.stop_loss].map((level) => (
                <td key={level} className="right">
                  <Price value={level} />
                </td>
              ))}
              <td className="right">
                <Edge signal={signal} />
              </td>
              {view === "active" ? null : (
                <>
                  <td>
                    <Outcome signal={signal} />
                  </td>
                  <td className="right">
                    <Result signal={signal} />
                  </td>
                </>
              )}
              <td className="right text-ink-2">
                {view === "active"
                  ? format.left((Date.parse(signal.expires_at) - now) / 1000)
                  : format.fullDay(endOf(signal))}
              </td>
              {onChart ? (
                <td className="right !ps-0 below-desktop:hidden">
                  <button
                    type="button"
                    className="icon-btn relative z-1 -me-1 ms-auto md:h-7 md:w-7"
                    aria-label={t("showChart", { symbol: signal.symbol })}
                    title={t("showChart", { symbol: signal.symbol })}
                    onClick={() => onChart(signal)}
                  >
                    <Icon name="chart" />
                  </button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
