"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { TrackRecord } from "@/lib/types";
import { Num } from "@/ui/figures";
import { answerOf } from "./judgement";

/** Five figures, live only; nothing where nothing was settled, for five dashes say no more than none. */
export function FactsStrip({ record }: { record: TrackRecord }) {
  const t = useTranslations("record.facts");
  const common = useTranslations("common");
  const format = useFormat();
  const { settled, open, overdue, by } = answerOf(record);
  const { signals } = record;
  if (!settled && !signals.n) return null;
  const range = (low: number | null, high: number | null, show: (value: number) => string) =>
    low === null || high === null
      ? t("noInterval")
      : t("interval", { range: format.range(show(low), show(high), true) });
  const facts = [
    {
      key: "settled",
      value: format.number(settled),
      remark: record.since === null ? "" : t("since", { day: format.fullDay(record.since) }),
    },
    {
      key: "open",
      value: format.number(open),
      remark: t("overdue", { count: format.isolate(format.number(overdue)) }),
    },
    {
      key: "better",
      value: t("of", { count: format.number(by.better.length), all: format.number(record.live.length) }),
      remark: t("few", { count: format.isolate(format.number(by.few.length)) }),
    },
    {
      key: "target",
      value: format.probability(signals.target_rate),
      remark: signals.n
        ? range(signals.target_low, signals.target_high, (value) => format.number(value, 2))
        : t("noSignals"),
    },
    {
      key: "result",
      value: format.change(signals.mean_return, 1),
      remark: signals.n
        ? range(signals.mean_low, signals.mean_high, (value) => format.change(value, 1))
        : t("noSignals"),
    },
  ] as const;
  return (
    <dl className="panel grid grid-cols-2 md:grid-cols-3 lg:grid-cols-5">
      {facts.map(({ key, value, remark }) => (
        <div key={key} className="flex min-w-0 flex-col px-4 py-3.5 lg:not-first:border-line lg:not-first:border-s">
          <dt className="text-12 text-ink-3">{t(`${key}.name`)}</dt>
          <dd className="flex flex-col">
            <span className="font-semi text-24 tracking-[-.02em] rtl:tracking-normal">
              {key === "better" ? (
                value
              ) : (
                <Num
                  className="rtl:[font-variant-numeric:normal]"
                  title={value === format.number(null) ? common("notKnown") : undefined}
                >
                  {value}
                </Num>
              )}
            </span>
            <span className="text-12 text-ink-3">{remark}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
