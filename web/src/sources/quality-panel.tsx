"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SyncStatus } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { PanelRest } from "./panel-rest";
import { useSyncStatus } from "./queries";
import { useDataWords } from "./words";

/** What is missing, was set aside, is not trusted, or was said otherwise later. */
export function QualityPanel() {
  const t = useTranslations("data.quality");
  const query = useSyncStatus();
  return (
    <Panel id="quality" title={t("title")}>
      {query.data ? <Facts status={query.data} /> : <PanelRest query={query} rows={2} />}
    </Panel>
  );
}

function Facts({ status }: { status: SyncStatus }) {
  const t = useTranslations("data.quality");
  const format = useFormat();
  const words = useDataWords();
  const setAside = status.quarantined_24h.toSorted((a, b) => b.rows - a.rows);
  const all = setAside.reduce((sum, { rows }) => sum + rows, 0);
  const most = Math.max(1, ...setAside.map(({ rows }) => rows));
  const facts = [
    ["gaps", status.open_gaps],
    ["setAside", all],
    ["flags", status.open_flags],
    ["revisions", status.revisions_24h],
  ] as const;
  return (
    <>
      <dl className="grid grid-cols-1 gap-x-6 gap-y-3 px-4 pt-2 pb-3 md:grid-cols-2 lg:grid-cols-4">
        {facts.map(([key, count]) => (
          <div key={key} className="phone:grid phone:grid-cols-[minmax(0,1fr)_auto] phone:gap-x-3">
            <dt className="text-12 text-ink-3">{t(`${key}.name`)}</dt>
            <dd className="phone:contents">
              <span className={`num font-semi ${count ? "" : "text-ink-2"}`}>{format.number(count)}</span>
              <span className="block text-12 text-ink-3 phone:col-span-2">{t(`${key}.means`)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {setAside.length ? (
        <div className="border-line border-t px-4 py-2.5 text-12">
          <h3 className="text-ink-3">{t("why")}</h3>
          <ul className="mt-1 grid grid-cols-2 gap-x-8 phone:grid-cols-1">
            {setAside.map(({ reason, rows }) => (
              <li key={reason} className="grid grid-cols-[minmax(0,1fr)_72px_auto] items-center gap-3 py-1">
                <span className="text-ink-2">{words.setAside(reason)}</span>
                <span className="gauge" aria-hidden="true">
                  <i style={{ width: `${(rows / most) * 100}%` }} />
                </span>
                <Num className="min-w-7 text-end">{format.number(rows)}</Num>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
