"use client";

import { useTranslations } from "next-intl";
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

/** Phone: the same facts as cards. */
export function JobCards({ views, now, ...actions }: JobListProps) {
  return (
    <ul className="pt-2 md:hidden">
      {views.toSorted(byQueue).map((view) => (
        <Card key={view.job.name} view={view} now={now} {...actions} />
      ))}
    </ul>
  );
}

/** What reads the market comes first, as in the table. */
const byQueue = (a: JobView, b: JobView) => Number(a.job.queue !== "market") - Number(b.job.queue !== "market");

function Card({ view, now, ...actions }: { view: JobView; now: number } & JobActions) {
  const t = useTranslations("data.jobs");
  const words = useDataWords();
  const goesOn = useGoesOn(view);
  const { every, next } = useRhythm()(view, now);
  const rhythmic = view.job.every_s !== null;
  return (
    <li className="flex flex-col gap-1.5 border-line border-t px-4 py-2.5">
      <span className="flex items-center justify-between gap-3">
        <span className="min-w-0">
          <span className="block font-semi">{words.job(view.job.name)}</span>
          <span className="block text-12 text-ink-3">{rhythmic ? t("card.rhythm", { every, next }) : every}</span>
        </span>
        <JobButton view={view} goesOn={goesOn} {...actions} />
      </span>
      {goesOn ? (
        <Progress task={goesOn} />
      ) : (
        <span className="flex items-start justify-between gap-3 text-12">
          <Outcome task={view.last} now={now} />
          {view.last?.finished_at ? (
            <span className="whitespace-nowrap text-ink-3">
              <Took task={view.last} />
            </span>
          ) : null}
        </span>
      )}
    </li>
  );
}
