"use client";

import { useTranslations } from "next-intl";
import type { SectorRotation, SectorTable } from "@/lib/types";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { Early } from "@/shell/early";
import { sectorSections } from "@/shell/sections";
import { Notice } from "@/ui/notice";
import { PageSkeleton } from "@/ui/skeleton";
import { AllocationPanel } from "./allocation-panel";
import { ComparePanel } from "./compare/compare-panel";
import { CorrelationsPanel } from "./correlations-panel";
import { FlowPanel } from "./flow/flow-panel";
import { HeatPanel } from "./heat/heat-panel";
import { LeadersPanel } from "./leaders-panel";
import { MomentumPanel } from "./momentum-panel";
import { useSectors } from "./queries";
import { SectorsSentence } from "./sectors-sentence";

/** The second layer: where money goes, how the sectors stand, and how much of each to hold. */
export function SectorsPage() {
  const t = useTranslations();
  const query = useSectors();
  const { data } = query;
  return (
    <AppShell
      page="sectors"
      sections={data?.table.sectors.length ? sectorSections : []}
      source={null}
      dataAt={data ? Date.parse(data.table.as_of) : null}
    >
      <Answered
        query={query}
        name={t("nav.sectors")}
        failed={t("sectorPage.failed")}
        skeleton={<PageSkeleton title={460} lead={620} main={320} side={320} />}
        refusal={(status) => (status === 503 ? <Early /> : null)}
      >
        {({ table, rotation }) => <Content table={table} rotation={rotation} />}
      </Answered>
    </AppShell>
  );
}

function Content({ table, rotation }: { table: SectorTable; rotation: SectorRotation }) {
  const t = useTranslations("sectors.empty");
  return (
    <>
      <SectorsSentence table={table} rotation={rotation} />
      {table.sectors.length === 0 ? (
        <Notice icon="sectors" title={t("title")}>
          {t("why")}
        </Notice>
      ) : (
        <div className="grid grid-cols-12 gap-4 phone:flex phone:flex-col phone:items-stretch">
          <HeatPanel sectors={table.sectors} className="col-span-8 below-desktop:col-span-12" />
          <AllocationPanel
            sectors={table.sectors}
            rotation={rotation}
            className="col-span-4 below-desktop:col-span-12"
          />
          <MomentumPanel sectors={table.sectors} className="col-span-7 below-desktop:col-span-12" />
          <FlowPanel sectors={table.sectors} rotation={rotation} className="col-span-5 below-desktop:col-span-12" />
          {rotation.next_leaders.length ? (
            <LeadersPanel rotation={rotation} sectors={table.sectors} className="col-span-12" />
          ) : null}
          <ComparePanel sectors={table.sectors} className="col-span-7 below-desktop:col-span-12" />
          <CorrelationsPanel className="col-span-5 below-desktop:col-span-12" />
        </div>
      )}
    </>
  );
}
