"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard } from "@/lib/types";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { ProbKey } from "@/ui/prob-bar";
import { isModel } from "../is-model";
import { useMarketNow } from "../market-clock";
import { SignalCards } from "./signal-cards";
import { SignalTable } from "./signal-table";
import { Skipped } from "./skipped";
import { type SignalSort, sortSignals } from "./sorting";

const SHOWN = 8;

/** The signals that stand now, best edge first, and why there are no others. */
export function SignalsPanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("signals");
  const format = useFormat();
  const now = useMarketNow(dashboard, 10_000);
  const [sort, setSort] = useState<SignalSort>("edge");
  const [all, setAll] = useState(false);
  const quiet = !isModel(dashboard, "timing");
  const standing = dashboard.active_signals.filter((signal) => Date.parse(signal.expires_at) > now);
  const sorted = sortSignals(standing, sort);
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  return (
    <Panel
      id="signals"
      className={className}
      title={t("title")}
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
          <SignalTable signals={shown} quiet={quiet} now={now} sort={sort} onSort={setSort} />
          <SignalCards signals={shown} quiet={quiet} now={now} />
          {sorted.length > SHOWN ? (
            <div className="border-line border-t px-4 py-2">
              <button type="button" className="btn btn-small" onClick={() => setAll(!all)}>
                {all ? t("fewer") : t("all", { count: format.number(sorted.length) })}
              </button>
            </div>
          ) : null}
        </>
      )}
      <Skipped dashboard={dashboard} />
    </Panel>
  );
}
