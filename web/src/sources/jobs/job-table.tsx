"use client";

import { useTranslations } from "next-intl";
import { Scroller } from "@/ui/scroller";
import { useDataWords } from "../words";
import {
  type JobActions,
  JobButton,
  type JobListProps,
  Outcome,
  Progress,
  Took,
  useGoesOn,
  useRhythm,
} from "./job-parts";
import type { JobView } from "./views";

const QUEUES = ["market", "decisions", "training"] as const;

/** Tablet and desktop: one job a row, by who does it. */
export function JobTable({ views, now, ...actions }: JobListProps) {
  const t = useTranslations("data.jobs");
  return (
    <Scroller label={t("title")} className="mt-1 phone:hidden">
      <table className="table">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("column.job")}</th>
            <th scope="col" className="below-desktop:hidden">
              {t("column.every")}
            </th>
            <th scope="col">{t("column.last")}</th>
            <th scope="col">{t("column.took")}</th>
            <th scope="col">{t("column.next")}</th>
            <th scope="col" className="right">
              <span className="sr-only">{t("column.action")}</span>
            </th>
          </tr>
        </thead>
        {QUEUES.map((queue) => (
          <tbody key={queue} className="group-rows">
            <tr className="group-head">
              <th scope="rowgroup" colSpan={6}>
                {t(`queue.${queue}`)}
              </th>
            </tr>
            {views
              .filter(({ job }) => job.queue === queue)
              .map((view) => (
                <Row key={view.job.name} view={view} now={now} {...actions} />
              ))}
          </tbody>
        ))}
      </table>
    </Scroller>
  );
}

function Row({ view, now, ...actions }: { view: JobView; now: number } & JobActions) {
  const words = useDataWords();
  const goesOn = useGoesOn(view);
  const { every, next } = useRhythm()(view, now);
  return (
    <tr>
      <th scope="row" title={view.job.name}>
        {words.job(view.job.name)}
      </th>
      <td className="text-ink-3 below-desktop:hidden">{every}</td>
      {goesOn ? (
        <td colSpan={2} className="max-w-[360px]">
          <Progress task={goesOn} />
        </td>
      ) : (
        <>
          <td className="!whitespace-normal max-w-[360px] py-1.5">
            <Outcome task={view.last} now={now} />
          </td>
          <td className="text-ink-2">
            <Took task={view.last} />
          </td>
        </>
      )}
      <td className="text-ink-2 tabular-nums">{next}</td>
      <td className="w-px text-end">
        <JobButton view={view} goesOn={goesOn} {...actions} />
      </td>
    </tr>
  );
}
