"use client";

import { useTranslations } from "next-intl";
import { serverNow } from "@/lib/clock";
import { useFormat } from "@/lib/format/use-format";
import { signOut } from "@/lib/session";
import type { OpenSession } from "@/lib/types";
import { PanelRest } from "@/sources/panel-rest";
import { Panel } from "@/ui/panel";
import { deviceOf } from "./device";
import { useEndSession, useOpenSessions } from "./queries";
import { Outcome } from "./save-line";

/** Where one is signed in, and the way to end it. */
export function SessionsPanel() {
  const t = useTranslations("settings.sessions");
  const query = useOpenSessions();
  const end = useEndSession();
  const rows = query.data?.sessions;
  return (
    <Panel
      id="sessions"
      title={t("title")}
      actions={
        <button type="button" className="btn btn-small" onClick={() => void signOut(true)}>
          {t("all")}
        </button>
      }
    >
      {rows === undefined ? (
        <PanelRest query={query} rows={2} />
      ) : (
        <>
          <ul className="px-4 pt-1">
            {rows.map((row) => (
              <SessionItem key={row.id} row={row} ending={end.isPending} onEnd={() => end.mutate(row.id)} />
            ))}
          </ul>
          <p className="px-4 pb-3">
            <Outcome deed={end} done={t("ended")} />
          </p>
        </>
      )}
    </Panel>
  );
}

function SessionItem({ row, ending, onEnd }: { row: OpenSession; ending: boolean; onEnd: () => void }) {
  const t = useTranslations("settings.sessions");
  const format = useFormat();
  const { browser, system } = deviceOf(row.user_agent);
  const device =
    browser && system
      ? t("device", { browser: format.isolate(browser), system: format.isolate(system) })
      : format.isolate(browser ?? system ?? "") || t("unknown");
  const seen = (serverNow() - Date.parse(row.seen_at)) / 1000;
  return (
    <li className="flex items-center gap-3 border-line border-b py-2.5 last:border-b-0">
      <span className="min-w-0 flex-1">
        <span className="font-mid" title={row.user_agent ?? undefined}>
          {device}
        </span>{" "}
        {row.current ? <span className="tag tag-outline">{t("current")}</span> : null}
        <span className="flex flex-wrap gap-x-2 text-12 text-ink-3">
          {row.ip_address === null ? null : <bdi>{row.ip_address}</bdi>}
          <span>{t("seen", { ago: format.ago(seen) })}</span>
          <span>{t("began", { day: format.fullDay(row.began_at) })}</span>
        </span>
      </span>
      {row.current ? null : (
        <button
          type="button"
          className="btn btn-small"
          disabled={ending}
          aria-label={t("endOf", { device })}
          onClick={onEnd}
        >
          {t("end")}
        </button>
      )}
    </li>
  );
}
