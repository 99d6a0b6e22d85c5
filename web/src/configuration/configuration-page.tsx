"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { ConfigSetting } from "@/lib/types";
import { AdminPage } from "@/shell/admin-page";
import { PageHead } from "@/shell/page-head";
import { Panel } from "@/ui/panel";
import { Toast } from "@/ui/toast";
import { ChangeDialog } from "./change-dialog";
import { useConfiguration } from "./queries";
import { SettingRow } from "./setting-row";
import { changesOf, grouped, type Typed } from "./settings";
import { useSettingWords } from "./use-setting-words";

const NOTHING: Typed = {};

/** Every setting that counts while the system runs: what it means, what it is, and what a change would make of it. */
export function ConfigurationPage() {
  const t = useTranslations("configuration");
  const query = useConfiguration();
  return (
    <AdminPage page="configuration" query={query} failed={t("failed")}>
      {(settings) => <Settings settings={settings} />}
    </AdminPage>
  );
}

function Settings({ settings }: { settings: readonly ConfigSetting[] }) {
  const t = useTranslations("configuration");
  const format = useFormat();
  const words = useSettingWords();
  const [typed, setTyped] = useState<Typed>(NOTHING);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const gone = useCallback(() => setSaid(null), []);
  const changes = changesOf(settings, typed);
  const set = (key: string, entry: string | boolean) => setTyped((before) => ({ ...before, [key]: entry }));
  const turned = settings.filter(({ value, default: own }) => value !== own).length;
  const touched = changes === null || changes.length > 0;
  return (
    <>
      <PageHead title={t("title", { n: turned, count: format.isolate(format.number(turned)) })}>{t("lead")}</PageHead>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (changes?.length) setAsking(true);
        }}
        noValidate
      >
        {grouped(settings).map(([group, own]) => (
          <Panel key={group} id={`group-${group}`} title={words.group(group)}>
            <ul className="pt-1">
              {own.map((setting) => (
                <SettingRow
                  key={setting.key}
                  setting={setting}
                  typed={typed[setting.key]}
                  onType={(entry) => set(setting.key, entry)}
                />
              ))}
            </ul>
          </Panel>
        ))}
        {touched ? (
          <div className="panel sticky bottom-4 z-2 flex flex-wrap items-center gap-3 px-4 py-3 shadow-pop phone:bottom-[calc(var(--bar)+12px)]">
            <span className="min-w-0 flex-1 font-semi" role="status">
              {changes === null
                ? t("faulty")
                : t("changed", { n: changes.length, count: format.number(changes.length) })}
            </span>
            <button type="button" className="btn" onClick={() => setTyped(NOTHING)}>
              {t("discard")}
            </button>
            <button type="submit" className="btn btn-primary" disabled={changes === null}>
              {t("review")}
            </button>
          </div>
        ) : null}
      </form>
      {asking && changes?.length ? (
        <ChangeDialog
          changes={changes}
          onClose={() => setAsking(false)}
          onDone={() => {
            setTyped(NOTHING);
            setAsking(false);
            setSaid(t("saved"));
          }}
        />
      ) : null}
      {said ? <Toast onGone={gone}>{said}</Toast> : null}
    </>
  );
}
