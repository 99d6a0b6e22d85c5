"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { Num } from "@/ui/figures";
import { useIntervalRecord } from "../queries";
import type { Expected } from "./cones";

/** The intervals of the cone in figures, and how often the price did lie inside when that was said. */
export function ExpectedList({ expected }: { expected: readonly Expected[] }) {
  const t = useTranslations("asset.expected");
  const format = useFormat();
  const level = expected[0]?.level ?? null;
  const record = useIntervalRecord().data?.find((one) => one.level === level)?.share;
  return (
    <div className="border-line border-t px-4 pt-2.5 pb-3 text-12">
      <h3 className="flex flex-wrap gap-x-2 text-ink-3">
        <span className="flex items-center gap-1.5">
          <i className="h-2.5 w-3.5 rounded-1 bg-accent/25" aria-hidden="true" />
          {t("title", { level: format.isolate(format.share(level)) })}
        </span>
        <span>
          {record
            ? t("record", {
                happened: format.isolate(format.share(record.happened, 1)),
                range: format.range(format.share(record.low, 1), format.share(record.high, 1), true),
                n: format.isolate(format.number(record.n)),
              })
            : t("noRecord")}
        </span>
      </h3>
      <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
        {expected.map(({ hours, from, low, high }) => (
          <div
            key={hours}
            className="flex gap-1.5"
            title={t("said", { clock: format.clock(from * 1000), day: format.day(from * 1000) })}
          >
            <dt className="text-ink-3">{t("after", { span: format.duration(hours * 3600) })}</dt>
            <dd>
              <Num>{format.range(format.price(low), format.price(high), true)}</Num>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
