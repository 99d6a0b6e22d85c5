"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChartPanel } from "@/asset/chart/chart-panel";
import { usePredictionsOf, useSignalsOf } from "@/asset/queries";
import { useFormat } from "@/lib/format/use-format";
import type { Signal, Source } from "@/lib/types";
import { endOf, hasEnded } from "@/signals/filters";
import { Change, Num, Price } from "@/ui/figures";

/** Hours reach back a month: an older decision is seen on the days. */
const REACH_MS = 720 * 3_600_000;

interface LevelsPanelProps {
  signal: Signal;
  source: Source | null;
  now: number;
  className?: string;
}

/** The candles with entry, target and stop from the decision on, what came of earlier signals, and the same levels in figures. */
export function LevelsPanel({ signal, source, now, className }: LevelsPanelProps) {
  const signals = useSignalsOf(signal.crypto_id);
  const predictions = usePredictionsOf(signal.crypto_id);
  return (
    <ChartPanel
      cryptoId={signal.crypto_id}
      symbol={signal.symbol}
      source={source}
      signals={signals.data ?? NONE}
      predictions={predictions.data ?? NONE}
      signal={signal}
      usual={now - Date.parse(signal.generated_at) > REACH_MS ? "1d" : "1h"}
      className={className}
    >
      <LevelFacts signal={signal} now={now} />
    </ChartPanel>
  );
}

const NONE: readonly never[] = [];

function LevelFacts({ signal, now }: { signal: Signal; now: number }) {
  const t = useTranslations("signal.levels");
  const words = useTranslations("signals");
  const format = useFormat();
  const ended = hasEnded(signal, now);
  const end = endOf(signal);
  const from = (level: number) => (level / signal.entry_price - 1) * 100;
  return (
    <dl className="grid grid-cols-5 border-line border-t px-4 pt-2.5 pb-3 phone:grid-cols-2 phone:gap-y-3">
      <Fact
        name={words("entry")}
        remark={t("given", { clock: format.clock(signal.generated_at), day: format.day(signal.generated_at) })}
      >
        <Price value={signal.entry_price} />
      </Fact>
      <Fact name={words("target")} remark={<Change percent={from(signal.target_price)} />}>
        <Price value={signal.target_price} />
      </Fact>
      <Fact name={words("stop")} remark={<Change percent={from(signal.stop_loss)} />}>
        <Price value={signal.stop_loss} />
      </Fact>
      <Fact name={t("reward")} remark={t("afterCosts")}>
        <Num>{format.number(signal.risk_reward_ratio, 2)}</Num>
      </Fact>
      <Fact name={t(ended ? "ended" : "ends")} remark={t("at", { clock: format.clock(end), day: format.day(end) })}>
        {ended ? format.ago((now - end) / 1000) : format.left((end - now) / 1000)}
      </Fact>
    </dl>
  );
}

function Fact({ name, remark, children }: { name: string; remark: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col items-start">
      <dt className="text-12 text-ink-3">{name}</dt>
      <dd className="flex flex-col items-start">
        <span className="font-semi">{children}</span>
        <span className="text-12 text-ink-3">{remark}</span>
      </dd>
    </div>
  );
}
