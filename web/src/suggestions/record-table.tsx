"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { ChangeRecord } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Scroller } from "@/ui/scroller";

/** How changes like it fared, beside what chance alone gives. */
export function RecordTable({ records }: { records: readonly ChangeRecord[] }) {
  const t = useTranslations("suggestions.record");
  const format = useFormat();
  if (records.length === 0) return null;
  return (
    <Scroller label={t("title")} className="border-line border-t">
      <table className="table table-dense">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("title")}</th>
            <th scope="col" className="right">
              {t("n")}
            </th>
            <th scope="col" className="right">
              {t("paid")}
            </th>
            <th scope="col" className="right">
              {t("chance")}
            </th>
            <th scope="col" className="right">
              {t("gain")}
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.horizon_days}>
              <th scope="row">{t("after", { span: format.duration(record.horizon_days * 86_400) })}</th>
              <td className="right">
                <Num>{format.number(record.n)}</Num>
              </td>
              <td className="right">
                <Num className="font-semi">{format.probability(record.paid)}</Num>{" "}
                {record.low === null || record.high === null ? null : (
                  <span className="text-12 text-ink-3">
                    {format.range(format.number(record.low, 2), format.number(record.high, 2))}
                  </span>
                )}
              </td>
              <td className="right text-ink-2">
                <Num>{format.probability(record.all_paid)}</Num>
              </td>
              <td className="right">
                <Num>{format.change(record.mean_gain, 1)}</Num>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
