"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { Num, Price, Side, Ticker } from "@/ui/figures";
import { ProbBar } from "@/ui/prob-bar";
import { useChartChoice } from "../candles/choice";
import { Edge } from "./edge";
import { OpenSignal } from "./open-signal";

interface SignalCardsProps {
  signals: readonly Signal[];
  /** The baseline says it, not a model. */
  quiet: boolean;
  now: number;
}

/** Phone: the same facts as cards. */
export function SignalCards({ signals, quiet, now }: SignalCardsProps) {
  const t = useTranslations("signals");
  const format = useFormat();
  const showChart = useChartChoice((state) => state.show);
  return (
    <ul className="pt-2 md:hidden">
      {signals.map((signal) => (
        <li key={signal.id} className="relative border-line border-t">
          <button
            type="button"
            className="block min-h-11 w-full px-4 py-3 text-start"
            aria-describedby={`signal-${signal.id}`}
            onClick={() => showChart(signal.crypto_id)}
          >
            <span className="flex items-center justify-between gap-2">
              <span className="flex items-center gap-2">
                <Ticker symbol={signal.symbol} color={signal.sector_color} />
                <Side side={signal.signal_type} />
              </span>
              <span className="me-9 text-12 text-ink-3">
                {t("endsInSpan", { span: format.left((Date.parse(signal.expires_at) - now) / 1000) })}
              </span>
            </span>
            <span className="mt-1.5 flex items-center gap-3">
              <Num className="font-semi">{format.probability(signal.confidence)}</Num>
              <span className="flex-1">
                <ProbBar
                  of={t("chance")}
                  said={signal.confidence}
                  evidence={signal.evidence}
                  breakEven={signal.break_even}
                  quiet={quiet}
                />
              </span>
              <span className="whitespace-nowrap">
                <Edge signal={signal} />
              </span>
            </span>
            <span id={`signal-${signal.id}`} className="mt-1 flex flex-wrap gap-x-4 text-12 text-ink-3">
              <Level name={t("entry")} value={signal.entry_price} />
              <Level name={t("target")} value={signal.target_price} />
              <Level name={t("stop")} value={signal.stop_loss} />
            </span>
          </button>
          <span className="absolute end-1 top-0.5">
            <OpenSignal signal={signal} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Level({ name, value }: { name: string; value: number }) {
  return (
    <span className="flex gap-1.5">
      {name}
      <Price value={value} className="text-ink-2" />
    </span>
  );
}
