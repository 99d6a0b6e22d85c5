"use client";

import { useTranslations } from "next-intl";
import { WaitingPanel } from "@/execute/waiting-panel";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { portfolioSections } from "@/shell/sections";
import { PageSkeleton } from "@/ui/skeleton";
import { AccountFacts } from "./account-facts";
import { EquityPanel } from "./equity-panel";
import { GaugesPanel } from "./gauges-panel";
import { HistoryPanel } from "./history-panel";
import { PortfolioSentence } from "./portfolio-sentence";
import { PositionsPanel } from "./positions-panel";
import { usePortfolio } from "./queries";
import { RiskPanel } from "./risk-form";

/** The paper account: what it is worth and why, what is held, what was done, and what is allowed. */
export function PortfolioPage() {
  const t = useTranslations();
  const query = usePortfolio();
  return (
    <AppShell
      page="portfolio"
      sections={query.data ? portfolioSections : []}
      source={null}
      dataAt={query.data ? query.dataUpdatedAt : null}
    >
      <Answered
        query={query}
        name={t("nav.portfolio")}
        failed={t("portfolio.failed")}
        skeleton={<PageSkeleton title={360} lead={520} main={240} side={240} />}
      >
        {(account) => (
          <>
            <PortfolioSentence account={account} />
            <WaitingPanel />
            <AccountFacts account={account} />
            <div className="grid grid-cols-12 gap-4 phone:flex phone:flex-col phone:items-stretch">
              <div className="col-span-8 flex min-w-0 flex-col gap-4 below-desktop:col-span-12">
                <EquityPanel />
                <PositionsPanel className="lg:grow" />
              </div>
              <GaugesPanel className="col-span-4 below-desktop:col-span-12" />
            </div>
            <HistoryPanel />
            <RiskPanel />
          </>
        )}
      </Answered>
      {query.data ? null : <WaitingPanel />}
    </AppShell>
  );
}
