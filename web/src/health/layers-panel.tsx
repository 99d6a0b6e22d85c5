"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SystemHealth } from "@/lib/types";
import { inTrouble } from "@/sources/state";
import { useDataWords } from "@/sources/words";
import { Icon } from "@/ui/icon";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { StatusWord } from "./status-word";

const WAYS = { macro: "macro/", sectors: "sectors/", assets: "assets/", timing: "signals/" } as const;

/** The four layers as their cards say it, and what they rest on: sources, jobs and models, each with the page that tells more. */
export function LayersPanel({ health }: { health: SystemHealth }) {
  const t = useTranslations("health.layers");
  const words = useTranslations("layers");
  const format = useFormat();
  const locale = useLocale();
  return (
    <Panel id="layers" title={t("title")} note={<span className="phone:hidden">{t("note")}</span>}>
      {health.layers.length === 0 ? (
        <Notice shape="bare" icon="clock" title={t("early")} />
      ) : (
        <ul className="pt-1">
          {health.layers.map(({ name, status, state, data_age_s }) => (
            <li
              key={name}
              className="grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-line border-t px-4 py-2 first:border-t-0"
            >
              <span className="min-w-0">
                <Link prefetch={false} href={`/${locale}/${WAYS[name]}`} className="font-mid hover:underline">
                  {words(`${name}.name`)}
                </Link>
                <span className="block text-12 text-ink-3">
                  {words(`state.${state}`)} · {t("age", { age: format.duration(data_age_s) })}
                </span>
              </span>
              <StatusWord status={status} />
            </li>
          ))}
        </ul>
      )}
      <Beneath health={health} />
    </Panel>
  );
}

/** What the layers rest on, in one line each. */
function Beneath({ health }: { health: SystemHealth }) {
  const t = useTranslations("health.beneath");
  const data = useTranslations("data.state");
  const format = useFormat();
  const words = useDataWords();
  const { jobs, ml_models_status: models, sources } = health;
  const n = (value: number) => format.isolate(format.number(value));
  const { groups } = inTrouble(sources);
  const troubled = groups.map(({ state, rows }) =>
    t("inState", { state: data(state), what: words.list(rows.map(({ series }) => words.series(series))) }),
  );
  return (
    <ul className="border-line border-t">
      <Line name={t("sources")} href="data/">
        {troubled.length ? troubled.join(" ") : t("fresh", { count: n(sources.length) })}
      </Line>
      <Line name={t("jobs")} href="data/#jobs">
        {t("work", { running: n(jobs.running), queued: n(jobs.queued), parked: n(jobs.parked_24h) })}{" "}
        {jobs.events_waiting
          ? t("events", {
              count: n(jobs.events_waiting),
              age: jobs.oldest_event_s === null ? format.number(null) : format.duration(jobs.oldest_event_s),
            })
          : t("noEvents")}
      </Line>
      <Line name={t("models")} href="models/">
        {t("counts", {
          active: n(models.active),
          training: n(models.training),
          inactive: n(models.inactive),
          error: n(models.error),
          suspended: n(models.suspended),
        })}
      </Line>
    </ul>
  );
}

function Line({ name, href, children }: { name: string; href: string; children: React.ReactNode }) {
  const locale = useLocale();
  return (
    <li className="relative grid min-h-11 grid-cols-[minmax(0,1fr)_16px] items-center gap-3 border-line border-t px-4 py-2 first:border-t-0 hover:bg-surface-2">
      <div className="min-w-0">
        <Link prefetch={false} href={`/${locale}/${href}`} className="font-mid after:absolute after:inset-0">
          {name}
        </Link>
        <p className="text-12 text-ink-2">{children}</p>
      </div>
      <span className="flip text-ink-3" aria-hidden="true">
        <Icon name="next" />
      </span>
    </li>
  );
}
