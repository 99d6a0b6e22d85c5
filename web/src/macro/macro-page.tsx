"use client";

import { useTranslations } from "next-intl";
import type { MarketRegime } from "@/lib/types";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { Early } from "@/shell/early";
import { macroSections } from "@/shell/sections";
import { PageSkeleton } from "@/ui/skeleton";
import { DominancePanel } from "./dominance-panel";
import { ForecastPanel } from "./forecast-panel";
import { HistoryPanel } from "./history/history-panel";
import { MacroSentence } from "./macro-sentence";
import { NowPanel } from "./now-panel";
import { useMarketRegime } from "./queries";
import { ReasonsPanel } from "./reasons-panel";
import { SentimentPanel } from "./sentiment-panel";

/** The first layer: what market this is, how sure that is, why, and what is expected next. */
export function MacroPage() {
  const t = useTranslations();
  const query = useMarketRegime();
  const { data } = query;
  return (
    <AppShell
      page="macro"
      sections={data ? macroSections : []}
      source={data?.source ?? null}
      dataAt={data ? Date.parse(data.last_updated) : null}
    >
      <Answered
        query={query}
        name={t("nav.macro")}
        failed={t("macro.failed")}
        skeleton={<PageSkeleton title={360} lead={560} main={360} side={360} />}
        refusal={(status) => (status === 503 ? <Early /> : null)}
      >
        {(regime) => <Content regime={regime} />}
      </Answered>
    </AppShell>
  );
}

function Content({ regime }: { regime: MarketRegime }) {
  return (
    <>
      <MacroSentence regime={regime} />
      <div className="grid grid-cols-12 gap-4 phone:flex phone:flex-col phone:items-stretch">
        <HistoryPanel className="col-span-8 below-desktop:col-span-12" />
        <NowPanel regime={regime} className="col-span-4 below-desktop:col-span-12" />
        <ReasonsPanel regime={regime} className="col-span-6 below-desktop:col-span-12" />
        <ForecastPanel className="col-span-6 below-desktop:col-span-12" />
        <SentimentPanel className="col-span-6 below-desktop:col-span-12" />
        <DominancePanel className="col-span-6 below-desktop:col-span-12" />
      </div>
    </>
  );
}
