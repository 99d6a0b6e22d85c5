"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SourceRow } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Scroller } from "@/ui/scroller";
import { AgeGauge, LastAttempt, Persistence, StateWord, useAskedAgain } from "./source-facts";
import { ageNow, type ProviderGroup } from "./state";
import { useDataWords } from "./words";

export interface SourceListProps {
  groups: readonly ProviderGroup[];
  readAt: number;
  now: number;
}

/** Tablet and desktop: one series a row, below its provider. */
export function SourceTable({ groups, readAt, now }: SourceListProps) {
  const t = useTranslations("data");
  const words = useDataWords();
  return (
    <Scroller label={t("sources.title")} className="mt-1 phone:hidden">
      <table className="table">
        <caption className="sr-only">{t("sources.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("column.series")}</th>
            <th scope="col">{t("column.state")}</th>
            <th scope="col" colSpan={2}>
              {t("column.age")}
            </th>
            <th scope="col">{t("column.every")}</th>
            <th scope="col">{t("column.attempt")}</th>
            <th scope="col" className="below-desktop:hidden">
              {t("column.again")}
            </th>
            <th scope="col" className="right below-desktop:hidden">
              {t("column.failures")}
            </th>
          </tr>
        </thead>
        {groups.map(({ provider, rows }) => (
          <tbody key={provider} className="group-rows">
            <tr className="group-head">
              <th scope="rowgroup" colSpan={8}>
                {words.provider(provider)}
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={row.series} row={row} readAt={readAt} now={now} name={words.series(row.series)} />
            ))}
          </tbody>
        ))}
      </table>
    </Scroller>
  );
}

function Row({ row, readAt, now, name }: { row: SourceRow; readAt: number; now: number; name: string }) {
  const t = useTranslations("data");
  const common = useTranslations("common");
  const format = useFormat();
  const again = useAskedAgain()(row, now);
  const age = ageNow(row, readAt, now);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <StateWord state={row.state} />
      </td>
      <td className="tabular-nums">
        {age === null ? <Num title={common("notKnown")}>{format.number(null)}</Num> : format.duration(age)}
      </td>
      <td className="w-[96px]">
        {age === null ? null : <AgeGauge age={age} expected={row.expected_s} state={row.state} />}
      </td>
      <td className="text-ink-3">{format.duration(row.expected_s)}</td>
      <td className="!whitespace-normal min-w-[220px] py-2">
        <LastAttempt row={row} now={now} />
        <Persistence row={row} now={now} className="hidden below-desktop:flex" />
      </td>
      <td className="text-ink-2 tabular-nums below-desktop:hidden">
        {again ?? <span className="text-ink-3">{t("again.asUsual")}</span>}
      </td>
      <td className="right below-desktop:hidden">
        <Num className={row.failures ? "" : "text-ink-3"}>{format.number(row.failures)}</Num>
      </td>
    </tr>
  );
}
