"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { Task } from "@/lib/types";
import { Progress } from "@/sources/jobs/job-parts";
import { useCancelJob, useProgress } from "@/sources/queries";
import { isOpen } from "@/sources/state";

/** How far a training is, and the way to stop it. */
export function Training({ task }: { task: Task }) {
  const t = useTranslations("data.jobs");
  const cancel = useCancelJob();
  const { data } = useProgress(task);
  const now = data?.id === task.id ? data : task;
  const open = isOpen(now);
  const client = useQueryClient();
  // What a training has stored is looked for as soon as it ends.
  useEffect(() => {
    if (!open) void client.invalidateQueries({ queryKey: ["models"] });
  }, [open, client]);
  if (!open) return null;
  return (
    <div className="flex items-center gap-4 border-line border-t px-4 py-3">
      <div className="min-w-0 grow">
        <Progress task={now} />
      </div>
      <button type="button" className="btn btn-small" disabled={cancel.isPending} onClick={() => cancel.mutate(now.id)}>
        {t("cancel")}
      </button>
    </div>
  );
}
