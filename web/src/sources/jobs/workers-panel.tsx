"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Workers } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { FeedMark } from "@/ui/feed-mark";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { PanelRest } from "../panel-rest";
import { useWorkers } from "../queries";
import { useDataWords } from "../words";

/** A worker shows itself every ten seconds; after this long without a sign it is late. */
const LATE_S = 30;

/** Who does the jobs, and when they were last seen. */
export function WorkersPanel() {
  const t = useTranslations("data.workers");
  const query = useWorkers();
  return (
    <Panel id="workers" title={t("title")}>
      {query.data ? <List workers={query.data} /> : <PanelRest query={query} rows={2} />}
    </Panel>
  );
}

function List({ workers }: { workers: Workers }) {
  const t = useTranslations("data.workers");
  const queue = useTranslations("data.jobs.queue");
  const format = useFormat();
  const words = useDataWords();
  const now = useNow(1000);
  const ago = (at: string) => Math.max(0, (now - Date.parse(at)) / 1000);
  const names = (queues: readonly string[]) => words.list(queues.map((name) => queue(name as "market")));
  return (
    <>
      {workers.missing.length ? (
        <Notice
          shape="bare"
          icon="warning"
          role="status"
          title={t("missing.title", { queues: names(workers.missing) })}
        >
          {t("missing.why")}
        </Notice>
      ) : null}
      <ul className="pt-2">
        {workers.workers.map((worker) => (
          <li
            key={worker.name}
            className="grid grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-4 gap-y-0.5 border-line border-t px-4 py-2.5 phone:grid-cols-1"
          >
            <span className="inline-flex min-w-0 items-center gap-1.5">
              <FeedMark state={ago(worker.seen_at) > LATE_S ? "late" : "fresh"} />
              <bdi className="truncate font-mono text-12">{worker.name}</bdi>
            </span>
            <span className="text-ink-2">{names(worker.queues)}</span>
            <span className="text-ink-3">{t("seen", { age: format.ago(ago(worker.seen_at)) })}</span>
            <span className={worker.job === null ? "text-ink-3" : ""}>
              {worker.job === null ? t("idle") : words.job(worker.job)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
