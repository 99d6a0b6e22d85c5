"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { PanelRest } from "@/sources/panel-rest";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { useHalts } from "./queries";
import { useHaltWords } from "./words";

/** What was stopped before, why, by whom or what, and why it went on. */
export function HaltPanel() {
  const t = useTranslations("halt");
  const format = useFormat();
  const words = useHaltWords();
  const query = useHalts();
  const past = query.data?.past;
  return (
    <Panel id="halts" title={t("title")} note={t("note")}>
      {past === undefined ? (
        <PanelRest query={query} rows={2} />
      ) : past.length === 0 ? (
        <Notice shape="bare" icon="stop" title={t("none")} />
      ) : (
        <ul className="pt-1 pb-2">
          {past.map((halt) => (
            <li key={halt.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-4 py-1.5">
              <span className="min-w-0">
                {words.scope(halt)} <span className="text-12 text-ink-3">{words.by(halt)}</span>
                <span className="block text-12 text-ink-2 [overflow-wrap:anywhere]">
                  <bdi>{halt.reason}</bdi>
                  {halt.lifted_why === null ? null : (
                    <>
                      {" · "}
                      {t("lifted")} <bdi>{halt.lifted_why}</bdi>
                    </>
                  )}
                </span>
              </span>
              <span className="text-end text-12 text-ink-3">
                <span className="block">{format.fullDay(halt.since)}</span>
                {halt.until === null ? null : format.duration((Date.parse(halt.until) - Date.parse(halt.since)) / 1000)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
