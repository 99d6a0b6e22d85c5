"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Sources } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Skeleton } from "@/ui/skeleton";
import { SourceCards } from "./source-cards";
import { SourceTable } from "./source-table";
import { byProvider } from "./state";

/** Every series of every provider: how old its data is, and why. */
export function SourcesPanel({ sources, readAt }: { sources: Sources; readAt: number }) {
  const t = useTranslations("data");
  const format = useFormat();
  const now = useNow(1000);
  const groups = byProvider(sources.sources);
  return (
    <Panel
      id="sources"
      title={t("sources.title")}
      note={
        groups.length ? (
          <span className="phone:hidden">
            {t("sources.note", {
              series: format.number(sources.sources.length),
              providers: format.number(groups.length),
            })}
          </span>
        ) : null
      }
    >
      {groups.length === 0 ? (
        <Notice shape="bare" icon="source" title={t("sources.empty.title")}>
          {sources.source === "files" ? t("sources.empty.files") : t("sources.empty.why")}
        </Notice>
      ) : (
        <>
          <SourceTable groups={groups} readAt={readAt} now={now} />
          <SourceCards groups={groups} readAt={readAt} now={now} />
        </>
      )}
    </Panel>
  );
}

const ROWS = ["a", "b", "c", "d", "e", "f"];

export function SourcesSkeleton() {
  return (
    <div className="panel p-4" aria-hidden="true">
      <Skeleton width={120} height={14} />
      <div className="mt-4 flex flex-col gap-6">
        {ROWS.map((row) => (
          <Skeleton key={row} width="100%" height={16} />
        ))}
      </div>
    </div>
  );
}
