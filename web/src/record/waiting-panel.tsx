"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { OpenClaims } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Scroller } from "@/ui/scroller";
import { useRecordWords } from "./words";

/** Live claims whose time has not come, and when it comes; what is overdue is counted, not forgotten. */
export function WaitingPanel({ open }: { open: readonly OpenClaims[] }) {
  const t = useTranslations("record.waiting");
  const format = useFormat();
  const words = useRecordWords();
  return (
    <Panel id="waiting" title={t("title")}>
      {open.length ? (
        <Scroller label={t("title")} className="pb-1">
          <table className="table">
            <caption className="sr-only">{t("title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("layer")}</th>
                <th scope="col" className="right">
                  {t("open")}
                </th>
                <th scope="col" className="right">
                  {t("overdue")}
                </th>
                <th scope="col" className="phone:hidden">
                  {t("when")}
                </th>
              </tr>
            </thead>
            <tbody>
              {open.map((row) => (
                <tr key={row.layer}>
                  <th scope="row" className="phone:!whitespace-normal phone:py-2">
                    {words.layer(row.layer)}
                    <span className="block text-12 text-ink-3 md:hidden">{t(row.layer)}</span>
                  </th>
                  <td className="right">
                    <Num className="font-semi">{format.number(row.open)}</Num>
                  </td>
                  <td className="right">
                    <Num className={row.overdue ? "" : "text-ink-3"}>{format.number(row.overdue)}</Num>
                  </td>
                  <td className="!whitespace-normal min-w-[220px] py-2 text-ink-2 phone:hidden">{t(row.layer)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      ) : (
        <Notice shape="bare" icon="nothing" title={t("empty.title")}>
          {t("empty.why")}
        </Notice>
      )}
    </Panel>
  );
}
