"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard } from "@/lib/types";
import { pageHref } from "@/shell/ways";
import { matching, type Order } from "@/signals/filters";
import { SignalDeck } from "@/signals/signal-deck";
import { SignalRows } from "@/signals/signal-rows";
import { Skipped } from "@/signals/skipped";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { ProbKey } from "@/ui/prob-bar";
import { useChartChoice } from "./candles/choice";
import { isModel } from "./is-model";
import { useMarketNow } from "./market-clock";

const SHOWN = 8;

/** The signals that stand now, best edge first, and why there are no others. */
export function SignalsPanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("signals");
  const format = useFormat();
  const locale = useLocale();
  const now = useMarketNow(dashboard, 10_000);
  const [order, setOrder] = useState<Order>("edge");
  const showChart = useChartChoice((state) => state.show);
  const quiet = !isModel(dashboard, "timing");
  const standing = matching(dashboard.active_signals, { view: "active", side: "all", least: 0, order }, now);
  const shown = standing.slice(0, SHOWN);
  const page = pageHref(locale, "signals");
  return (
    <Panel
      id="signals"
      className={className}
      title={t("title")}
      href={page}
      note={<span className="num">{format.number(standing.length)}</span>}
      actions={
        standing.length ? (
          <span className="phone:hidden">
            <ProbKey quiet={quiet} />
          </span>
        ) : null
      }
    >
      {standing.length === 0 ? (
        <Notice shape="bare" icon="candles" title={t("empty.title")}>
          {t("empty.why", {
            clock: dashboard.next_decision_at === null ? "none" : format.clock(dashboard.next_decision_at),
          })}
        </Notice>
      ) : (
        <>
          <SignalRows
            view="active"
            signals={shown}
            quiet={quiet}
            now={now}
            order={order}
            onOrder={setOrder}
            onChart={({ crypto_id }) => showChart(crypto_id)}
          />
          <SignalDeck signals={shown} quiet={quiet} now={now} />
          {standing.length > SHOWN ? (
            <div className="border-line border-t px-4 py-2">
              <Link prefetch={false} className="btn btn-small" href={page}>
                {t("all", { count: format.number(standing.length) })}
              </Link>
            </div>
          ) : null}
        </>
      )}
      <Skipped dashboard={dashboard} />
    </Panel>
  );
}
