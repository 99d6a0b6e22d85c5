"use client";

import { useTranslations } from "next-intl";
import { useSession } from "@/lib/session";
import type { TrackRecord } from "@/lib/types";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { recordSections } from "@/shell/sections";
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
  const query = useTrackRecord();
  const source = useMarketKind();
  const { data } = query;
  const content = (
    <Answered query={query} name={t("nav.record")} failed={t("record.failed")} skeleton={<RecordSkeleton />}>
      {(record) => <Content record={record} readAt={record.readAt} />}
    </Answered>
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
