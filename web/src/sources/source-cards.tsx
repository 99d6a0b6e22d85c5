"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SourceRow } from "@/lib/types";
import { AgeGauge, LastAttempt, Persistence, StateWord } from "./source-facts";
import type { SourceListProps } from "./source-table";
import { ageNow } from "./state";
import { useDataWords } from "./words";

/** Phone: the same facts as cards. */
export function SourceCards({ groups, readAt, now }: SourceListProps) {
  const words = useDataWords();
  return (
    <div className="pt-1 md:hidden">
      {groups.map(({ provider, rows }) => (
        <section key={provider} aria-label={words.provider(provider)}>
          <h3 className="px-4 pt-3 pb-1.5 text-12 text-ink-3">{words.provider(provider)}</h3>
          <ul>
            {rows.map((row) => (
              <Card key={row.series} row={row} readAt={readAt} now={now} name={words.series(row.series)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Card({ row, readAt, now, name }: { row: SourceRow; readAt: number; now: number; name: string }) {
  const t = useTranslations("data");
  const format = useFormat();
  const age = ageNow(row, readAt, now);
  return (
    <li className="flex flex-col gap-1 border-line border-t px-4 py-2.5">
      <span className="flex items-center justify-between gap-3">
        <span className="font-semi">{name}</span>
        <StateWord state={row.state} />
      </span>
      <span className="flex items-center justify-between gap-3 text-12 text-ink-3">
        {age === null ? (
          <span>{t("card.noData")}</span>
        ) : (
          <>
            <span className="whitespace-nowrap tabular-nums">{t("card.old", { age: format.duration(age) })}</span>
            <AgeGauge age={age} expected={row.expected_s} state={row.state} />
          </>
        )}
        <span className="whitespace-nowrap">{t("card.every", { span: format.duration(row.expected_s) })}</span>
      </span>
      {row.reason === null ? null : (
        <span className="text-12">
          <LastAttempt row={row} now={now} />
        </span>
      )}
      <Persistence row={row} now={now} className="flex justify-between" />
    </li>
  );
}
