"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect } from "react";
import { useFormat } from "@/lib/format/use-format";
import { asProblem } from "@/lib/problem";
import { useSession } from "@/lib/session";
import type { Dashboard } from "@/lib/types";
import { useLive } from "@/live/store";
import { AppShell } from "@/shell/app-shell";
import { Expired, Unreachable } from "@/shell/conditions";
import { dashboardSections } from "@/shell/sections";
import { HeadSkeleton } from "@/ui/skeleton";
import { Announcer } from "./announcer";
import { Cascade } from "./cascade/cascade";
import { IndexPanel } from "./index-panel/index-panel";
import { NoAnswer } from "./no-answer";
import { PanelSkeletons } from "./panel-skeletons";
import { useDashboard } from "./queries";
import { Sentence } from "./sentence";
import { SignalsPanel } from "./signals-panel";

/** What stands below the first screen, or beside it with an answer of its own. */
const later = {
  assets: () => import("./assets/assets-panel"),
  candles: () => import("./candles/candle-panel"),
  drivers: () => import("./why/drivers-panel"),
  paper: () => import("./paper/paper-panel"),
  regime: () => import("./why/regime-panel"),
  sectors: () => import("./sectors/sectors-panel"),
};
const AssetsPanel = lazy(async () => ({ default: (await later.assets()).AssetsPanel }));
const CandlePanel = lazy(async () => ({ default: (await later.candles()).CandlePanel }));
const DriversPanel = lazy(async () => ({ default: (await later.drivers()).DriversPanel }));
const PaperPanel = lazy(async () => ({ default: (await later.paper()).PaperPanel }));
const RegimePanel = lazy(async () => ({ default: (await later.regime()).RegimePanel }));
const SectorsPanel = lazy(async () => ({ default: (await later.sectors()).SectorsPanel }));

/** The first page: one sentence, the four layers, and what they rest on. */
export function DashboardPage() {
  const standing = useSession((state) => state.standing);
  const query = useDashboard();
  // Fetched beside the answer that they show, not after it.
  useEffect(() => {
    for (const load of Object.values(later)) load().catch(() => undefined);
  }, []);
  const format = useFormat();
  const t = useTranslations("nav");
  const { data } = query;
  // The sentence is on the screen before the panels are drawn, which take several times as long.
  const drawn = useDeferredValue(data);
  const problem = query.error ? asProblem(query.error) : null;
  const cut = useLive((state) => state.link === "unreachable");
  const away = standing === "unreachable" || cut || (problem?.unreachable ?? false);
  return (
    <AppShell
      page="dashboard"
      sections={dashboardSections}
      source={data?.source ?? null}
      dataAt={data ? Date.parse(data.decided_at) : null}
      counts={{ signals: data ? format.number(data.active_signals.length) : null }}
    >
      <Announcer dashboard={data ?? null} />
      {data ? null : <h1 className="sr-only">{t("dashboard")}</h1>}
      {standing === "expired" ? (
        <Expired withData={data !== undefined} />
      ) : away ? (
        <Unreachable since={data ? query.dataUpdatedAt : null} />
      ) : null}
      {data ? (
        <>
          <Sentence dashboard={data} />
          {drawn ? <Panels dashboard={drawn} receivedAt={query.dataUpdatedAt} /> : <PanelSkeletons />}
        </>
      ) : problem && !away ? (
        <NoAnswer problem={problem} onRetry={() => void query.refetch()} />
      ) : standing === "expired" || away ? null : (
        <>
          <HeadSkeleton title={460} lead={620} />
          <PanelSkeletons />
        </>
      )}
    </AppShell>
  );
}

/** On the desktop both columns end together: the candles take what is left of one, the rows of the other stand further apart. */
function Panels({ dashboard, receivedAt }: { dashboard: Dashboard; receivedAt: number }) {
  return (
    <>
      <Cascade dashboard={dashboard} receivedAt={receivedAt} />
      <div className="grid grid-cols-12 gap-4 phone:flex phone:flex-col phone:items-stretch">
        <div className="col-span-8 flex min-w-0 flex-col gap-4 below-desktop:col-span-12 phone:contents">
          <IndexPanel dashboard={dashboard} className="phone:order-2" />
          <SignalsPanel dashboard={dashboard} className="phone:order-1" />
          <Later height={462} className="lg:grow phone:order-3">
            <CandlePanel dashboard={dashboard} className="lg:flex lg:grow lg:flex-col phone:order-3" />
          </Later>
        </div>
        <div className="col-span-12 grid min-w-0 grid-cols-2 gap-4 lg:col-span-4 lg:flex lg:flex-col phone:contents">
          <Later height={261} className="phone:order-2">
            <PaperPanel dashboard={dashboard} className="phone:order-2" />
          </Later>
          <Later height={258} className="lg:grow phone:order-6">
            <RegimePanel dashboard={dashboard} className="flex flex-col lg:grow phone:order-6" />
          </Later>
          <Later height={260} className="col-span-2 lg:grow phone:order-7">
            <DriversPanel dashboard={dashboard} className="col-span-2 flex flex-col lg:grow phone:order-7" />
          </Later>
          <Later height={560} className="col-span-2 phone:order-4">
            <SectorsPanel dashboard={dashboard} className="col-span-2 phone:order-4" />
          </Later>
        </div>
        <Later height={480} className="col-span-12 phone:order-5">
          <AssetsPanel dashboard={dashboard} className="col-span-12 phone:order-5" />
        </Later>
      </div>
    </>
  );
}

interface LaterProps {
  /** Of the panel to come, in pixels, so that nothing moves when it does. */
  height: number;
  className: string;
  children: ReactNode;
}

function Later({ height, className, children }: LaterProps) {
  return (
    <Suspense fallback={<div className={`panel ${className}`} style={{ minHeight: height }} aria-busy="true" />}>
      {children}
    </Suspense>
  );
}
