"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { isModel } from "@/dashboard/is-model";
import { useCandles, useDashboard } from "@/dashboard/queries";
import { RiskPanel } from "@/execute/risk-panel";
import type { SignalDetail, Source } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { signalSections } from "@/shell/sections";
import { idOf } from "@/shell/ways";
import { hasEnded } from "@/signals/filters";
import { Notice } from "@/ui/notice";
import { PageSkeleton } from "@/ui/skeleton";
import { ChancePanel } from "./chance-panel";
import { FactorsPanel } from "./factors-panel";
import { LevelsPanel } from "./levels-panel";
import { LineagePanel } from "./lineage-panel";
import { OutcomePanel } from "./outcome-panel";
import { useSignal } from "./queries";
import { SignalHead } from "./signal-head";

/** One signal: what is proposed, how sure it is, why, and where all of it comes from. */
export function SignalPage() {
  const t = useTranslations();
  const id = idOf(useSearchParams().get("id"));
  const query = useSignal(id);
  const dashboard = useDashboard().data;
  const source = dashboard?.source ?? null;
  return (
    <AppShell
      page="signal"
      sections={query.data ? signalSections : []}
      source={source}
      dataAt={query.data ? query.dataUpdatedAt : null}
    >
      {id === null ? (
        <>
          <h1 className="sr-only">{t("nav.signal")}</h1>
          <NoSuch />
        </>
      ) : (
        <Answered
          query={query}
          name={t("nav.signal")}
          failed={t("signal.failed")}
          skeleton={<PageSkeleton title={260} lead={620} main={420} side={280} />}
          refusal={(status) => (status === 404 ? <NoSuch /> : null)}
        >
          {(detail) => (
            <Content detail={detail} source={source} quiet={dashboard ? !isModel(dashboard, "timing") : true} />
          )}
        </Answered>
      )}
    </AppShell>
  );
}

function NoSuch() {
  const t = useTranslations("signal.noSuch");
  const locale = useLocale();
  return (
    <Notice
      icon="candles"
      title={t("title")}
      action={
        <Link prefetch={false} className="btn btn-small" href={`/${locale}/signals/`}>
          {t("all")}
        </Link>
      }
    >
      {t("why")}
    </Notice>
  );
}

interface ContentProps {
  detail: SignalDetail;
  source: Source | null;
  quiet: boolean;
}

/** Order of phone, tablet and paper: chart, probability, risk, reasons, lineage. */
function Content({ detail, source, quiet }: ContentProps) {
  const { signal } = detail;
  const now = useNow(10_000);
  const close = useCandles(signal.crypto_id, "1h", 720, source).data?.close.at(-1) ?? null;
  const ended = hasEnded(signal, now);
  return (
    <>
      <SignalHead detail={detail} now={now} close={close} />
      <div className="grid grid-cols-12 gap-4 below-desktop:flex below-desktop:flex-col below-desktop:items-stretch">
        <div className="col-span-8 flex min-w-0 flex-col gap-4 below-desktop:contents">
          <LevelsPanel key={signal.id} signal={signal} source={source} now={now} className="below-desktop:order-1" />
          <LineagePanel detail={detail} className="below-desktop:order-5" />
          <FactorsPanel detail={detail} quiet={quiet} className="below-desktop:order-4" />
        </div>
        <div className="col-span-4 flex min-w-0 flex-col gap-4 below-desktop:contents">
          {ended ? <OutcomePanel signal={signal} className="below-desktop:order-2" /> : null}
          <ChancePanel detail={detail} quiet={quiet} className="below-desktop:order-2" />
          {ended ? null : <RiskPanel detail={detail} className="below-desktop:order-3" />}
        </div>
      </div>
    </>
  );
}
