"use client";

import { useTranslations } from "next-intl";
import { HaltPanel } from "@/halt/halt-panel";
import { asProblem } from "@/lib/problem";
import { useSession } from "@/lib/session";
import { useLive } from "@/live/store";
import { AppShell } from "@/shell/app-shell";
import { Expired, Unreachable } from "@/shell/conditions";
import { dataSections } from "@/shell/sections";
import { useSources } from "@/shell/use-sources";
import { Notice } from "@/ui/notice";
import { DataSentence, DataSentenceSkeleton } from "./data-sentence";
import { JobsPanel } from "./jobs/jobs-panel";
import { WorkersPanel } from "./jobs/workers-panel";
import { MarketKind } from "./market-kind";
import { QualityPanel } from "./quality-panel";
import { useIsAdmin } from "./queries";
import { SourcesPanel, SourcesSkeleton } from "./sources-panel";

const LOOK_MS = 10_000;

/** Where the data comes from, how old it is and why; for admins also what is done about it. */
export function DataPage() {
  const t = useTranslations();
  const admin = useIsAdmin();
  const standing = useSession((state) => state.standing);
  const cut = useLive((state) => state.link === "unreachable");
  const query = useSources(LOOK_MS);
  const { data } = query;
  const problem = query.error ? asProblem(query.error) : null;
  const away = standing === "unreachable" || cut || (problem?.unreachable ?? false);
  return (
    <AppShell
      page="data"
      sections={admin ? dataSections : dataSections.slice(0, 1)}
      source={data?.source ?? null}
      dataAt={data?.readAt ?? null}
    >
      {data ? null : <h1 className="sr-only">{t("nav.data")}</h1>}
      {standing === "expired" ? (
        <Expired withData={data !== undefined} />
      ) : away ? (
        <Unreachable since={data ? query.dataUpdatedAt : null} />
      ) : null}
      {data ? (
        <>
          <DataSentence sources={data} readAt={data.readAt} />
          {data.source === null ? null : <MarketKind source={data.source} />}
          <SourcesPanel sources={data} readAt={data.readAt} />
        </>
      ) : problem && !away ? (
        <Notice
          icon="warning"
          title={t("data.failed")}
          action={
            <button type="button" className="btn btn-small" onClick={() => void query.refetch()}>
              {t("common.tryAgain")}
            </button>
          }
        >
          {t("problems.other", { status: String(problem.status) })}
        </Notice>
      ) : standing === "expired" || away ? null : (
        <>
          <DataSentenceSkeleton />
          <SourcesSkeleton />
        </>
      )}
      {admin && data ? (
        <>
          <QualityPanel />
          <JobsPanel />
          <WorkersPanel />
          <HaltPanel />
        </>
      ) : null}
    </AppShell>
  );
}
