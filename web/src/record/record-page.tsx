"use client";

import { useTranslations } from "next-intl";
import { asProblem } from "@/lib/problem";
import { useSession } from "@/lib/session";
import type { TrackRecord } from "@/lib/types";
import { useLive } from "@/live/store";
import { AppShell } from "@/shell/app-shell";
import { Expired, Unreachable } from "@/shell/conditions";
import { recordSections } from "@/shell/sections";
import { Notice } from "@/ui/notice";
import { ClaimsPanel } from "./claims-panel";
import { FactsStrip } from "./facts-strip";
import { PublicFrame } from "./public-frame";
import { useMarketKind, useTrackRecord } from "./queries";
import { RecordSentence, RecordSkeleton } from "./record-sentence";
import { SignalResults } from "./signal-results";
import { VerifyPanel } from "./verify-panel";
import { WaitingPanel } from "./waiting-panel";

/** How good it was, for everybody: members see it within the app, strangers on a page of its own. */
export function RecordPage() {
  const t = useTranslations();
  const standing = useSession((state) => state.standing);
  const cut = useLive((state) => state.link === "unreachable");
  const query = useTrackRecord();
  const source = useMarketKind();
  const { data } = query;
  const problem = query.error ? asProblem(query.error) : null;
  const away = standing === "unreachable" || cut || (problem?.unreachable ?? false);
  const content = (
    <>
      {data ? null : <h1 className="sr-only">{t("nav.record")}</h1>}
      {standing === "expired" ? <Expired withData={data !== undefined} /> : null}
      {away ? <Unreachable since={data ? query.dataUpdatedAt : null} /> : null}
      {data ? (
        <Content record={data} readAt={data.readAt} />
      ) : problem && !away ? (
        <Notice
          icon="warning"
          title={t("record.failed")}
          action={
            <button type="button" className="btn btn-small" onClick={() => void query.refetch()}>
              {t("common.tryAgain")}
            </button>
          }
        >
          {t("problems.other", { status: String(problem.status) })}
        </Notice>
      ) : away ? null : (
        <RecordSkeleton />
      )}
    </>
  );
  // Whoever was signed in here before gets the frame of the app, whether or not the server can be reached just now.
  if (standing === "starting" || standing === "signed_out") return <PublicFrame source={source}>{content}</PublicFrame>;
  return (
    <AppShell page="record" sections={recordSections} source={source} dataAt={data?.readAt ?? null}>
      {content}
    </AppShell>
  );
}

function Content({ record, readAt }: { record: TrackRecord; readAt: number }) {
  return (
    <>
      <RecordSentence record={record} readAt={readAt} />
      <FactsStrip record={record} />
      <ClaimsPanel from="live" claims={record.live} />
      <SignalResults signals={record.signals} />
      <ClaimsPanel from="backtest" claims={record.backtest} />
      <WaitingPanel open={record.open} />
      <VerifyPanel />
    </>
  );
}
