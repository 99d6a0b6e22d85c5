"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { TrackRecord } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { PrintButton } from "@/shell/print-button";
import { HeadSkeleton, Skeleton } from "@/ui/skeleton";
import { answerOf, VERDICTS } from "./judgement";
import { useRecordWords } from "./words";

/** How good it was, in one sentence; on which questions and since when, in others. */
export function RecordSentence({ record, readAt }: { record: TrackRecord; readAt: number }) {
  const t = useTranslations("record");
  const format = useFormat();
  const words = useRecordWords();
  const now = useNow(10_000);
  const answer = answerOf(record);
  const count = (value: number) => format.isolate(format.number(value));
  const list = new Intl.ListFormat(format.locale, { type: "conjunction" });
  const sentences =
    answer.kind === "silent" || answer.kind === "early"
      ? [t(`${answer.kind}.what`)]
      : [
          t("settled", {
            n: answer.settled,
            count: count(answer.settled),
            since: record.since === null ? "none" : format.fullDay(record.since),
          }),
          ...VERDICTS.filter((verdict) => answer.by[verdict].length).map((verdict) =>
            t(`named.${verdict}`, { what: list.format(answer.by[verdict].map(({ claim }) => words.claim(claim))) }),
          ),
        ];
  if (answer.overdue) sentences.push(t("overdue", { n: answer.overdue, count: count(answer.overdue) }));
  return (
    <div className="flex items-end justify-between gap-x-6 gap-y-2 below-desktop:flex-col below-desktop:items-start">
      <div>
        <h1>
          {t(`${answer.kind}.title`, {
            n: answer.kind === "early" ? answer.open : answer.settled,
            count: count(answer.kind === "early" ? answer.open : answer.settled),
            better: count(answer.by.better.length),
            worse: count(answer.by.worse.length),
            all: count(record.live.length),
            of: record.live.length,
          })}
        </h1>
        <p className="mt-1.5 max-w-[96ch] text-ink-2">{sentences.join(" ")}</p>
      </div>
      <span className="flex items-end gap-3">
        <span className="flex flex-col text-12 text-ink-3 below-desktop:flex-row below-desktop:flex-wrap below-desktop:gap-x-2 lg:whitespace-nowrap lg:text-end">
          <span>{t("public")}</span>
          <span>{t("read", { age: format.ago(Math.max(0, (now - readAt) / 1000)) })}</span>
        </span>
        <PrintButton />
      </span>
    </div>
  );
}

export function RecordSkeleton() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-4">
      <HeadSkeleton title={520} lead={640} />
      <div className="panel flex h-[88px] items-center px-4">
        <Skeleton width="60%" height={32} />
      </div>
      <div className="panel flex h-[420px] flex-col gap-4 p-4">
        <Skeleton width={140} height={16} />
        {[96, 88, 92, 84].map((width) => (
          <Skeleton key={width} width={`${width}%`} height={18} />
        ))}
      </div>
    </div>
  );
}
