"use client";

import { useTranslations } from "next-intl";
import { HaltPanel } from "@/halt/halt-panel";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { dataSections } from "@/shell/sections";
import { useSources } from "@/shell/use-sources";
import { HeadSkeleton } from "@/ui/skeleton";
import { DataSentence } from "./data-sentence";
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
  const query = useSources(LOOK_MS);
  const { data } = query;
  return (
    <AppShell
      page="data"
      sections={admin ? dataSections : dataSections.slice(0, 1)}
      source={data?.source ?? null}
      dataAt={data?.readAt ?? null}
    >
      <Answered
        query={query}
        name={t("nav.data")}
        failed={t("data.failed")}
        skeleton={
          <>
            <HeadSkeleton title={320} lead={560} />
            <SourcesSkeleton />
          </>
        }
      >
        {(sources) => (
          <>
            <DataSentence sources={sources} readAt={sources.readAt} />
            {sources.source === null ? null : <MarketKind source={sources.source} />}
            <SourcesPanel sources={sources} readAt={sources.readAt} />
          </>
        )}
      </Answered>
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
