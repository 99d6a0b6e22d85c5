"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Activity } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Scroller } from "@/ui/scroller";
import { Doer, Facts, From, KindWord } from "./activity-parts";

/** Tablet and desktop: one deed a row, newest first. */
export function ActivityTable({ rows }: { rows: readonly Activity[] }) {
  const t = useTranslations("activities");
  const format = useFormat();
  return (
    <Scroller label={t("list")} className="phone:hidden">
      <table className="table">
        <caption className="sr-only">{t("list")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("column.when")}</th>
            <th scope="col">{t("column.who")}</th>
            <th scope="col">{t("column.what")}</th>
            <th scope="col" className="w-full">
              {t("column.facts")}
            </th>
            <th scope="col" className="below-desktop:hidden">
              {t("column.from")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="text-12 text-ink-2">
                {format.day(row.activity_time)} <Num>{format.clockSeconds(row.activity_time)}</Num>
              </td>
              <td className="max-w-[220px] truncate">
                <Doer row={row} />
              </td>
              <td className="font-mid">
                <KindWord kind={row.activity_type} />
              </td>
              <td className="!whitespace-normal py-2 text-12">
                <Facts row={row} />
              </td>
              <td className="max-w-[220px] text-12 text-ink-3 below-desktop:hidden">
                <From row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
