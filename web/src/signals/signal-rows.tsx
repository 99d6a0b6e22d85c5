"use client";

import { useTranslations } from "next-intl";
import { Edge } from "@/dashboard/signals/edge";
import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { Num, Price, Side, Ticker } from "@/ui/figures";
import { ProbBar } from "@/ui/prob-bar";
import { Scroller } from "@/ui/scroller";
import { endOf, type View } from "./filters";
import { Outcome, Result } from "./outcome";
import { SignalLink } from "./signal-link";

interface SignalRowsProps {
  view: View;
  signals: readonly Signal[];
  /** The baseline says it, not a model. */
  quiet: boolean;
  now: number;
}

/** Tablet and desktop: one signal a row, and the row leads to its page. */
export function SignalRows({ view, signals, quiet, now }: SignalRowsProps) {
  const t = useTranslations("signals");
  const list = useTranslations("signalList");
  const format = useFormat();
  return (
    <Scroller label={list(`view.${view}`)} className="mt-1 phone:hidden">
      <table className="table lg:compact:[--cell-pad:4px]">
        <caption className="sr-only">{list(`view.${view}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t("asset")}</th>
            <th scope="col">{t("side")}</th>
            <th scope="col">{t("chance")}</th>
            {(["entry", "target", "stop"] as const).map((level) => (
              <th key={level} scope="col" className="right">
                {t(level)}
              </th>
            ))}
            <th scope="col" className="right">
              {t("edge")}
            </th>
            {view === "active" ? null : (
              <>
                <th scope="col">{list("outcome")}</th>
                <th scope="col" className="right">
                  {list("result")}
                </th>
              </>
            )}
            <th scope="col" className="right">
              {view === "active" ? t("endsIn") : list("endedAt")}
            </th>
          </tr>
        </thead>
        <tbody>
          {signals.map((signal) => (
            <tr key={signal.id} className={`relative ${signal.status === "cancelled" ? "text-ink-3" : ""}`}>
              <th scope="row">
                <SignalLink id={signal.id} whole>
                  <Ticker
                    symbol={signal.symbol}
                    name={signal.name}
                    color={signal.sector_color}
                    hideName="compact:hidden"
                  />
                </SignalLink>
              </th>
              <td>
                <Side side={signal.signal_type} />
              </td>
              <td>
                <div className="flex items-center gap-2.5">
                  <Num className="font-semi">{format.probability(signal.confidence)}</Num>
                  <div className="w-[80px] compact:w-[72px]">
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
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
