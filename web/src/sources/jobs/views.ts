import type { ScheduledJob, SyncStatus, Task } from "@/lib/types";
import { isOpen } from "../state";

export interface JobView {
  job: ScheduledJob;
  /** The piece of work that waits or goes on, as the lists know it. */
  open: Task | null;
  /** What ended last. */
  last: Task | null;
}

/** Each job with what waits or goes on of it: the newest that any list, or our own asking, knows of. */
export function jobViews(
  jobs: readonly ScheduledJob[],
  status: SyncStatus | undefined,
  asked: Readonly<Record<string, Task>>,
): readonly JobView[] {
  const waiting = new Map(status?.jobs.map(({ name, open }) => [name, open]));
  return jobs.map((job) => {
    const known = [job.last, waiting.get(job.name), asked[job.name]].filter((task) => task != null);
    const newest = known.reduce<Task | null>((best, task) => (best === null || task.id > best.id ? task : best), null);
    return {
      job,
      open: newest !== null && isOpen(newest) ? newest : null,
      last: job.last !== null && !isOpen(job.last) ? job.last : null,
    };
  });
}
