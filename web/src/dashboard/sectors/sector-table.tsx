"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { sectorHref } from "@/shell/ways";
import { Change, Num } from "@/ui/figures";
import { Scroller } from "@/ui/scroller";
import { useSectorName } from "../sector-name";
import type { SectorRow } from "./rows";

/** Where the column is too narrow for a word beside three numbers, it is left out. */
const statusColumn = "phone:hidden lg:compact:hidden below-desktop:!ps-6";

/** Weight and movement of each sector; on the phone the status stands under the name. */
export function SectorTable({ rows }: { rows: readonly SectorRow[] }) {
  const t = useTranslations("sectors");
  const format = useFormat();
  const locale = useLocale();
  const name = useSectorName();
  const status = (row: SectorRow) => t(row.status ? `is.${row.status}` : "is.parked");
  return (
    <Scroller label={t("title")}>
      <table className="table table-dense table-tight">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("sector")}</th>
            <th scope="col" className="right">
              {t("weight")}
            </th>
            <th scope="col" className="right">
              {t("day")}
            </th>
            <th scope="col" className="right phone:!pe-4 lg:compact:!pe-4">
              {t("week")}
            </th>
            <th scope="col" className={statusColumn}>
              <span className="sr-only">{t("status")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="relative phone:h-11">
              <th scope="row">
                <span className="inline-flex items-center gap-2 align-middle" title={name(row.name)}>
                  <span className="square" style={{ "--c": row.color }} />
                  <span className="truncate lg:max-w-[104px] phone:flex phone:flex-col phone:py-1">
                    {row.id === null ? (
                      <bdi>{name(row.name)}</bdi>
                    ) : (
                      <Link prefetch={false} className="whole-row" href={sectorHref(locale, row.id)}>
                        <bdi>{name(row.name)}</bdi>
                      </Link>
                    )}
                    <span className="text-12 text-ink-3 md:hidden">{status(row)}</span>
                  </span>
                </span>
              </th>
              <td className="right">
                <Num className={row.weight ? "font-semi" : "text-ink-3"}>{format.share(row.weight)}</Num>
              </td>
              <td className="right">
                <Change percent={row.day} decimals={1} />
              </td>
              <td className="right phone:!pe-4 lg:compact:!pe-4">
                <Change percent={row.week} decimals={1} />
              </td>
              <td className={`text-12 ${statusColumn} ${row.status === "leading" ? "text-ink-2" : "text-ink-3"}`}>
                {status(row)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
