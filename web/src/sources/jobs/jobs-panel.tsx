"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import { asProblem } from "@/lib/problem";
import type { Task } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { Panel } from "@/ui/panel";
import { PanelRest } from "../panel-rest";
import { useCancelJob, useRunJob, useSchedule, useSyncStatus } from "../queries";
import { useDataWords } from "../words";
import { JobCards } from "./job-cards";
import { JobTable } from "./job-table";
import { jobViews } from "./views";

/** What is done about the data, when next, and by hand. */
export function JobsPanel() {
  const t = useTranslations("data.jobs");
  const words = useDataWords();
  const problemWords = useRefusal();
  const now = useNow(1000);
  const schedule = useSchedule();
  const status = useSyncStatus();
  const run = useRunJob();
  const cancel = useCancelJob();
  const [asked, setAsked] = useState<Readonly<Record<string, Task>>>({});
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const views = useMemo(
    () => jobViews(schedule.data?.jobs ?? [], status.data, asked),
    [schedule.data, status.data, asked],
  );

  // The end of what the reader asked for is told once.
  useEffect(() => {
    for (const { job } of views) {
      const mine = asked[job.name];
      if (!mine || job.last?.id !== mine.id || job.last.finished_at === null) continue;
      setSaid(t("ended", { job: words.job(job.name), outcome: t(`outcome.${job.last.status}`) }));
      setAsked(({ [job.name]: _, ...rest }) => rest);
    }
  }, [views, asked, t, words]);

  const fail = (reason: unknown) => setProblem(problemWords(reason));
  const actions = {
    sending: run.isPending ? run.variables : null,
    onRun: (name: string) => {
      setProblem(null);
      run.mutate(name, { onSuccess: (task) => setAsked((before) => ({ ...before, [name]: task })), onError: fail });
    },
    onCancel: (task: number) => {
      setProblem(null);
      cancel.mutate(task, { onError: fail });
    },
  };
  return (
    <Panel id="jobs" title={t("title")} note={<span className="phone:hidden">{t("note")}</span>}>
      <div role="alert">
        {problem ? <p className="mx-4 mt-2 rounded-2 bg-surface-2 px-3 py-2 text-12">{problem}</p> : null}
      </div>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      {schedule.data ? (
        <>
          <JobTable views={views} now={now} {...actions} />
          <JobCards views={views} now={now} {...actions} />
        </>
      ) : (
        <PanelRest query={schedule} rows={6} />
      )}
    </Panel>
  );
}

/** Why a job could not be asked for or stopped. */
function useRefusal(): (reason: unknown) => string {
  const t = useTranslations();
  const format = useFormat();
  return (reason) => {
    const problem = asProblem(reason);
    if (problem.unreachable) return t("problems.unreachable");
    if (problem.status === 403) return t("data.jobs.notAllowed");
    if (problem.status === 409) return t("data.jobs.endedAlready");
    if (problem.status === 429) return t("problems.tooMany", { span: format.duration(problem.retryAfter ?? 60) });
    return t("problems.other", { status: String(problem.status) });
  };
}
