"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { AlertsPanel } from "@/alerts/alerts-panel";
import { isModel } from "@/dashboard/is-model";
import { useDashboard } from "@/dashboard/queries";
import type { Dashboard } from "@/lib/types";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { assetSections } from "@/shell/sections";
import { idOf } from "@/shell/ways";
import { Notice } from "@/ui/notice";
import { PageSkeleton } from "@/ui/skeleton";
import { AssetSentence } from "./asset-sentence";
import { ChartPanel } from "./chart/chart-panel";
import { PredictionsPanel } from "./predictions-panel";
import { useAsset, usePredictionsOf, useScore, useSignalsOf } from "./queries";
import { ScorePanel } from "./score-panel";
import { SignalsPanel } from "./signals-panel";
import { WordsPanel } from "./words-panel";

/** One asset: its candles, what is said of it and why, its signals and what came of them. */
export function AssetPage() {
  const t = useTranslations();
  const id = idOf(useSearchParams().get("id"));
  const query = useAsset(id);
  const dashboard = useDashboard().data;
  return (
    <AppShell
      page="asset"
      sections={query.data ? assetSections : []}
      source={dashboard?.source ?? null}
      dataAt={dashboard ? Date.parse(dashboard.decided_at) : null}
    >
      {id === null ? (
        <>
          <h1 className="sr-only">{t("nav.asset")}</h1>
          <NoSuch />
        </>
      ) : (
        <Answered
          query={query}
          name={t("nav.asset")}
          failed={t("asset.failed")}
          skeleton={<PageSkeleton title={300} lead={480} main={420} side={420} />}
          refusal={(status) => (status === 404 ? <NoSuch /> : null)}
        >
          {(asset) => <Content key={asset.id} asset={asset} dashboard={dashboard ?? null} />}
        </Answered>
      )}
    </AppShell>
  );
}

function NoSuch() {
  const t = useTranslations("asset.noSuch");
  const locale = useLocale();
  return (
    <Notice
      icon="assets"
      title={t("title")}
      action={
        <Link prefetch={false} className="btn btn-small" href={`/${locale}/assets/`}>
          {t("all")}
        </Link>
      }
    >
      {t("why")}
    </Notice>
  );
}

interface ContentProps {
  asset: ComponentProps<typeof AssetSentence>["asset"];
  dashboard: Dashboard | null;
}

function Content({ asset, dashboard }: ContentProps) {
  const score = useScore(asset.id, asset.symbol);
  const signals = useSignalsOf(asset.id);
  const predictions = usePredictionsOf(asset.id);
  const quiet = dashboard ? !isModel(dashboard, "assets") : true;
  return (
    <>
      <AssetSentence asset={asset} score={score.data ?? null} dashboard={dashboard} />
      <div className="grid grid-cols-12 gap-4 phone:flex phone:flex-col phone:items-stretch">
        <ChartPanel
          cryptoId={asset.id}
          symbol={asset.symbol}
          source={dashboard?.source ?? null}
          signals={signals.data ?? NONE}
          predictions={predictions.data ?? NONE}
          className="col-span-8 below-desktop:col-span-12 lg:flex lg:flex-col lg:row-span-2"
        />
        <ScorePanel asset={asset} query={score} quiet={quiet} className="col-span-4 below-desktop:col-span-12" />
        <WordsPanel query={score} quiet={quiet} className="col-span-4 below-desktop:col-span-12" />
        <SignalsPanel query={signals} className="col-span-12" />
        <PredictionsPanel
          query={predictions}
          symbol={asset.symbol}
          className="col-span-8 below-desktop:col-span-12 phone:order-1"
        />
        <AlertsPanel asset={asset} className="col-span-4 below-desktop:col-span-12" />
      </div>
    </>
  );
}

const NONE: readonly never[] = [];
