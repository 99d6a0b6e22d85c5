"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { CandleFigure } from "@/dashboard/candles/candle-figure";
import { CandleTable } from "@/dashboard/candles/candle-table";
import { intervalSeconds } from "@/dashboard/candles/levels";
import { PaperCandles } from "@/dashboard/candles/paper-candles";
import { useRunningBars } from "@/dashboard/candles/use-running-bars";
import { useCandles } from "@/dashboard/queries";
import { useFormat } from "@/lib/format/use-format";
import type { Signal, Source } from "@/lib/types";
import { endOf, hasEnded } from "@/signals/filters";
import { PanelRest } from "@/sources/panel-rest";
import { Change, Num, Price } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { TwinToggle } from "@/ui/twin-table";

const BARS = 720;
const FINER = { "1h": "1m", "1d": "1h" } as const;
const FINER_BARS = { "1h": 60, "1d": 24 } as const;
type Shown = keyof typeof FINER;

interface LevelsPanelProps {
  signal: Signal;
  source: Source | null;
  now: number;
  className?: string;
}

/** The candles with entry, target and stop from the decision on, and the same levels in figures. */
export function LevelsPanel({ signal, source, now, className }: LevelsPanelProps) {
  const t = useTranslations("chart");
  // Hours reach back a month: an older decision is seen on the days.
  const reach = BARS * intervalSeconds["1h"] * 1000;
  const [interval, setInterval] = useState<Shown>(now - Date.parse(signal.generated_at) > reach ? "1d" : "1h");
  const [asTable, setAsTable] = useState(false);
  const candles = useCandles(signal.crypto_id, interval, BARS, source);
  const finer = useCandles(signal.crypto_id, FINER[interval], FINER_BARS[interval], source);
  const running = useRunningBars({ candles: candles.data, finer: finer.data, interval, source });
  return (
    <Panel
      id="chart"
      className={className}
      title={t("title")}
      actions={
        <span className="flex items-center gap-2">
          <Segmented
            label={t("interval")}
            value={interval}
            onChange={setInterval}
            options={[
              { value: "1h", label: t("hour") },
              { value: "1d", label: t("day") },
            ]}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </span>
      }
    >
      <div className="flex grow flex-col pt-2.5 print:block">
        {candles.data === undefined ? (
          <PanelRest query={candles} rows={8} />
        ) : candles.data.epoch_seconds.length === 0 ? (
          <Notice shape="bare" icon="chart" title={t("noCandles", { symbol: signal.symbol })} />
        ) : asTable ? (
          <CandleTable candles={candles.data} symbol={signal.symbol} />
        ) : (
          <CandleFigure candles={candles.data} running={running} symbol={signal.symbol} signal={signal} />
        )}
        {candles.data ? <PaperCandles candles={candles.data} symbol={signal.symbol} /> : null}
      </div>
      <LevelFacts signal={signal} now={now} />
      <p className="border-line border-t px-4 py-2 text-11 text-ink-3" dir="ltr">
        <a className="hover:underline" href="https://www.tradingview.com/" rel="noreferrer" target="_blank">
          {t("attribution")}
        </a>
      </p>
    </Panel>
  );
}

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
