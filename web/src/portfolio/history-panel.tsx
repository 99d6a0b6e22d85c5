"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PanelRest } from "@/sources/panel-rest";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { ExecutionList } from "./execution-list";
import { PositionCards } from "./position-cards";
import { PositionTable } from "./position-table";
import { useExecutions, usePositions, useTransactions } from "./queries";
import { TransactionList } from "./transaction-list";

const TABS = ["closed", "executions", "transactions"] as const;

/** What was: closed positions, orders, and every movement of cash. */
export function HistoryPanel() {
  const t = useTranslations("portfolio.history");
  const [tab, setTab] = useState<(typeof TABS)[number]>("closed");
  return (
    <Panel
      id="history"
      title={t("title")}
      actions={
        <Segmented
          label={t("which")}
          value={tab}
          onChange={setTab}
          options={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
        />
      }
    >
      {tab === "closed" ? <Closed /> : tab === "executions" ? <Executions /> : <Transactions />}
    </Panel>
  );
}

function Nothing({ tab }: { tab: (typeof TABS)[number] }) {
  const t = useTranslations("portfolio.history");
  return <Notice shape="bare" icon="portfolio" title={t(`empty.${tab}`)} />;
}

function Closed() {
  const query = usePositions("closed");
  if (query.data === undefined) return <PanelRest query={query} rows={3} />;
  if (query.data.length === 0) return <Nothing tab="closed" />;
  return (
    <>
      <PositionTable positions={query.data} onClose={null} />
      <PositionCards positions={query.data} onClose={null} />
    </>
  );
}

function Executions() {
  const query = useExecutions();
  if (query.data === undefined) return <PanelRest query={query} rows={3} />;
  return query.data.length ? <ExecutionList executions={query.data} /> : <Nothing tab="executions" />;
}

function Transactions() {
  const query = useTransactions();
  if (query.data === undefined) return <PanelRest query={query} rows={3} />;
  return query.data.length ? <TransactionList transactions={query.data} /> : <Nothing tab="transactions" />;
}
