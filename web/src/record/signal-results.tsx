"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SignalRecord } from "@/lib/types";
import { DiffBar } from "@/ui/diff-bar";
import { Num } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";

const ends = [
  { key: "target", icon: "check", color: "var(--up)" },
  { key: "stop", icon: "cross", color: "var(--down)" },
  { key: "timeout", icon: "nothing", color: "var(--ink-3)" },
] as const;

/** How signals ended and what they brought after costs; why no curve is drawn of it. */
export function SignalResults({ signals }: { signals: SignalRecord }) {
  const t = useTranslations("record.results");
  const format = useFormat();
  return (
    <Panel id="results" title={t("title")} note={signals.n ? t("note", { count: format.number(signals.n) }) : null}>
      {signals.n ? (
        <div className="grid grid-cols-1 gap-4 px-4 pt-2 pb-3 lg:grid-cols-12">
          <div className="min-w-0 lg:col-span-7">
            <div className="shares" aria-hidden="true">
              {ends.map(({ key, color }) =>
                signals[key] ? <i key={key} style={{ "--c": color, flexGrow: signals[key] }} /> : null,
              )}
            </div>
            <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
              {ends.map(({ key, icon, color }) => (
                <div key={key} className="flex items-center gap-1.5">
                  <dt className="flex items-center gap-1.5 text-ink-2">
                    <span style={{ color }}>
                      <Icon name={icon} small />
                    </span>
                    {t(key)}
                  </dt>
                  <dd className="font-semi">
                    <Num>{format.number(signals[key])}</Num>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="mt-2 text-12 text-ink-3">
              {t("rate", {
                rate: format.isolate(format.probability(signals.target_rate)),
                range: format.range(format.number(signals.target_low, 2), format.number(signals.target_high, 2), true),
              })}
            </p>
          </div>
          <div className="min-w-0 lg:col-span-5">
            <Result signals={signals} />
          </div>
        </div>
      ) : (
        <Notice shape="bare" icon="clock" title={t("empty.title")}>
          {t("empty.why")}
        </Notice>
      )}
      <p className="border-line border-t px-4 py-2.5 text-12 text-ink-3">{t("noCurve")}</p>
    </Panel>
  );
}

function Result({ signals }: { signals: SignalRecord }) {
  const t = useTranslations("record.results");
  const format = useFormat();
  const { mean_return: mean, mean_low: low, mean_high: high } = signals;
  const spans = low === null || high === null || (low <= 0 && high >= 0);
  return (
    <>
      <p className="flex justify-between gap-2 text-ink-2">
        {t("mean")}
        <Num className={spans ? "text-ink-3" : "font-semi text-ink"}>{format.change(mean, 2)}</Num>
      </p>
      {mean === null || low === null || high === null ? (
        <p className="mt-1 text-12 text-ink-3">
          {t("noInterval", { count: format.isolate(format.number(signals.n)) })}
        </p>
      ) : (
        <>
          <DiffBar label={t("mean")} difference={mean} low={low} high={high} decimals={2} />
          <p className="text-12 text-ink-3">
            {t(spans ? "spans" : low > 0 ? "clears" : "below", {
              range: format.range(format.change(low, 2), format.change(high, 2), true),
            })}
          </p>
        </>
      )}
    </>
  );
}
