"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Task, TaskProgress } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Icon, type IconName } from "@/ui/icon";
import { useProgress } from "../queries";
import { isOpen, took } from "../state";
import { useDataWords } from "../words";
import type { JobView } from "./views";

export interface JobActions {
  /** The job that is being asked for at this moment. */
  sending: string | null | undefined;
  onRun: (name: string) => void;
  onCancel: (task: number) => void;
}

export interface JobListProps extends JobActions {
  views: readonly JobView[];
  now: number;
}

const marks: Record<Task["status"], { icon: IconName; color: string }> = {
  succeeded: { icon: "check", color: "text-up" },
  failed: { icon: "warning", color: "text-warn" },
  parked: { icon: "warning", color: "text-warn" },
  cancelled: { icon: "cross", color: "text-ink-3" },
  skipped: { icon: "nothing", color: "text-ink-3" },
  queued: { icon: "clock", color: "text-ink-3" },
  running: { icon: "cycle", color: "text-ink-3" },
};

/** What a piece of work came to: sign, word and age, and in its own words what it did or why it failed. */
export function Outcome({ task, now }: { task: Task | null; now: number }) {
  const t = useTranslations("data.jobs");
  const format = useFormat();
  if (task === null) return <span className="text-ink-3">{t("never")}</span>;
  const { icon, color } = marks[task.status];
  const at = task.finished_at ?? task.started_at ?? task.queued_at;
  const words = task.error ?? task.message;
  return (
    <span className="flex min-w-0 flex-col">
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        <span className={color}>
          <Icon name={icon} />
        </span>
        {t(`outcome.${task.status}`)}
        <span className="text-ink-3">{format.ago(Math.max(0, (now - Date.parse(at)) / 1000))}</span>
      </span>
      {words ? (
        <span className="line-clamp-2 text-12 text-ink-3 [overflow-wrap:anywhere]" title={words}>
          <bdi lang="en">{words}</bdi>
        </span>
      ) : null}
    </span>
  );
}

/** How long it took; "–" where it has not ended. */
export function Took({ task }: { task: Task | null }) {
  const t = useTranslations();
  const format = useFormat();
  const seconds = task === null ? null : took(task);
  if (seconds === null) return <Num title={t("common.notKnown")}>{format.number(null)}</Num>;
  return <span className="tabular-nums">{seconds < 1 ? t("data.jobs.blink") : format.duration(seconds)}</span>;
}

/** What goes on now of a job: the newest word on it, from the socket or from asking. */
export function useGoesOn(view: JobView): TaskProgress | null {
  const { data } = useProgress(view.open);
  if (view.open === null) return null;
  const now = data?.id === view.open.id ? data : view.open;
  return isOpen(now) ? now : null;
}

/** A bar, the share and what is being done. */
export function Progress({ task }: { task: TaskProgress }) {
  const t = useTranslations("data.jobs");
  const format = useFormat();
  const words = useDataWords();
  const running = task.status === "running";
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <span className="flex items-center gap-2.5">
        <span
          role="progressbar"
          aria-label={words.job(task.name)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(task.progress * 100)}
          className="gauge min-w-24 grow"
        >
          <i style={{ width: `${task.progress * 100}%` }} />
        </span>
        <Num className="min-w-9 text-end">{format.share(task.progress)}</Num>
      </span>
      <span className="truncate text-12 text-ink-3">
        {running && task.message ? <bdi lang="en">{task.message}</bdi> : t(`outcome.${task.status}`)}
      </span>
    </span>
  );
}

/** Runs a job, or stops what goes on of it; what needs an asset is asked for elsewhere. */
export function JobButton({ view, goesOn, ...actions }: { view: JobView; goesOn: TaskProgress | null } & JobActions) {
  const t = useTranslations("data.jobs");
  const words = useDataWords();
  const { name, needs } = view.job;
  const job = words.job(name);
  if (goesOn) {
    return (
      <button
        type="button"
        className="btn btn-small"
        aria-label={t("cancelJob", { job })}
        onClick={() => actions.onCancel(goesOn.id)}
      >
        {t("cancel")}
      </button>
    );
  }
  if (needs.length) return <span className="text-12 text-ink-3">{t("needsAsset")}</span>;
  return (
    <button
      type="button"
      className="btn btn-small"
      aria-label={t("runJob", { job })}
      disabled={actions.sending === name}
      onClick={() => actions.onRun(name)}
    >
      {t("run")}
    </button>
  );
}

/** How often, and when next. */
export function useRhythm(): (view: JobView, now: number) => { every: string; next: string } {
  const t = useTranslations("data.jobs");
  const format = useFormat();
  return ({ job }, now) => {
    if (job.every_s === null || job.next_due === null) return { every: t("onDemand"), next: format.number(null) };
    const left = (Date.parse(job.next_due) - now) / 1000;
    return {
      every: format.duration(job.every_s),
      next: left > 0 ? t("in", { span: format.duration(left) }) : t("due"),
    };
  };
}
