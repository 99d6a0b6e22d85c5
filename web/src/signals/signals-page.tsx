"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { isModel } from "@/dashboard/is-model";
import { useDashboard } from "@/dashboard/queries";
import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { useAddressText } from "@/shell/use-address";
import { Notice } from "@/ui/notice";
import { PAGE, Pager, pageOf } from "@/ui/pager";
import { Panel } from "@/ui/panel";
import { ProbKey } from "@/ui/prob-bar";
import { SaveButton } from "@/ui/twin-table";
import { addressOf, type Filter, filterFrom, matching } from "./filters";
import { useSignals } from "./queries";
import { saveSignals } from "./save";
import { SignalCard } from "./signal-card";
import { SignalDeck } from "./signal-deck";
import { SignalFilters } from "./signal-filters";
import { SignalRows } from "./signal-rows";
import { SignalsSentence, SignalsSkeleton } from "./signals-sentence";
import { Skipped } from "./skipped";

/** Every signal that was given: those that stand now, and how the others ended. */
export function SignalsPage() {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const search = useSearchParams();
  const filter = useMemo(() => filterFrom(new URLSearchParams(search)), [search]);
  const query = useSignals(filter.view);
  const dashboard = useDashboard().data;
  const change = (to: Filter) => router.replace(`/${locale}/signals/${addressOf(to)}`, { scroll: false });
  return (
    <AppShell page="signals" sections={[]} source={dashboard?.source ?? null} dataAt={query.data?.readAt ?? null}>
      <Answered query={query} name={t("nav.signals")} failed={t("signalList.failed")} skeleton={<SignalsSkeleton />}>
        {({ rows }) => (
          <Content
            rows={rows}
            filter={filter}
            onChange={change}
            quiet={dashboard ? !isModel(dashboard, "timing") : true}
          />
        )}
      </Answered>
      {dashboard && filter.view === "active" && Object.keys(dashboard.abstained).length ? (
        <div className="panel [&>div]:border-t-0">
          <Skipped dashboard={dashboard} />
        </div>
      ) : null}
    </AppShell>
  );
}

interface ContentProps {
  rows: readonly Signal[];
  filter: Filter;
  onChange: (filter: Filter) => void;
  quiet: boolean;
}

function Content({ rows, filter, onChange, quiet }: ContentProps) {
  const t = useTranslations("signalList");
  const format = useFormat();
  const now = useNow(10_000);
  const [asked, setPage] = useAddressText("page", 4);
  const { view } = filter;
  const all = matching(rows, { ...filter, side: "all", least: 0 }, now);
  const found = matching(rows, filter, now);
  const { page, pages } = pageOf(asked, found.length);
  const shown = found.slice((page - 1) * PAGE, page * PAGE);
  return (
    <>
      <SignalsSentence view={view} signals={all} />
      <Panel
        id="signals"
        title={t(`view.${view}`)}
        note={t("count", { shown: format.number(found.length), all: format.number(all.length) })}
        actions={
          <span className="phone:hidden">
            <ProbKey quiet={quiet} />
          </span>
        }
      >
        <div className="flex flex-wrap items-center justify-between gap-2 px-4 pt-1 pb-2">
          <SignalFilters filter={filter} onChange={onChange} />
          {found.length ? <SaveButton onSave={() => saveSignals(view, found)} /> : null}
        </div>
        {found.length === 0 ? (
          <Notice shape="bare" icon="candles" title={t(all.length ? "noMatch" : `empty.${view}.title`)}>
            {all.length ? null : t(`empty.${view}.why`)}
          </Notice>
        ) : (
          <>
            <SignalRows
              view={view}
              signals={shown}
              quiet={quiet}
              now={now}
              order={filter.order}
              onOrder={(order) => onChange({ ...filter, order })}
            />
            {view === "active" ? (
              <SignalDeck signals={shown} quiet={quiet} now={now} />
            ) : (
              <ul className="md:hidden">
                {shown.map((signal) => (
                  <li key={signal.id} className="border-line border-t">
                    <SignalCard signal={signal} quiet={quiet} now={now} />
                  </li>
                ))}
              </ul>
            )}
            <Pager page={page} pages={pages} onPage={(next) => setPage(next === 1 ? "" : String(next))} />
          </>
        )}
      </Panel>
    </>
  );
}
