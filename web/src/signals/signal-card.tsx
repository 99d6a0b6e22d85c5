"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { Num, Price, Side, Ticker } from "@/ui/figures";
import { ProbBar } from "@/ui/prob-bar";
import { Edge } from "./edge";
import { endOf, hasEnded } from "./filters";
import { Outcome, Result } from "./outcome";
import { SignalLink } from "./signal-link";

interface SignalCardProps {
  signal: Signal;
  quiet: boolean;
  now: number;
}

/** Phone: what a row says, as a card that leads to the page of the signal. */
export function SignalCard({ signal, quiet, now }: SignalCardProps) {
  const t = useTranslations("signals");
  const format = useFormat();
  const ended = hasEnded(signal, now);
  return (
    <div className="relative flex flex-col gap-2 px-4 py-3">
      <span className="flex items-center justify-between gap-2">
        <span className="flex items-center gap-2">
          <SignalLink id={signal.id} whole>
            <Ticker symbol={signal.symbol} color={signal.sector_color} />
          </SignalLink>
          <Side side={signal.signal_type} />
        </span>
        <span className="text-12 text-ink-3">
          {ended
            ? format.fullDay(endOf(signal))
            : t("endsInSpan", { span: format.left((Date.parse(signal.expires_at) - now) / 1000) })}
        </span>
      </span>
      <span className="flex items-center gap-3">
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
      </span>
      <span className="flex items-baseline justify-between gap-3">
        <span className="text-12 text-ink-3">{t("edge")}</span>
        <span className="whitespace-nowrap">
          <Edge signal={signal} />
        </span>
      </span>
      {ended ? (
        <span className="flex justify-between gap-3">
          <Outcome signal={signal} />
          <Result signal={signal} />
        </span>
      ) : (
        <span className="flex flex-wrap justify-between gap-x-3 text-12 text-ink-3">
          <Level name={t("entry")} value={signal.entry_price} />
          <Level name={t("target")} value={signal.target_price} />
          <Level name={t("stop")} value={signal.stop_loss} />
        </span>
      )}
    </div>
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
