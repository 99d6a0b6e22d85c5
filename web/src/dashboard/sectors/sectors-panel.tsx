"use client";

import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard } from "@/lib/types";
import { pageHref } from "@/shell/ways";
import { Num } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { ProbBar } from "@/ui/prob-bar";
import { AllocationBar } from "./allocation-bar";
import { sectorRows, weighingOf } from "./rows";
import { SectorTable } from "./sector-table";

/** Where the model would hold, how each sector moved, and how likely money rotates. */
export function SectorsPanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("sectors");
  const format = useFormat();
  const locale = useLocale();
  const { rotation } = dashboard;
  const rows = sectorRows(dashboard.sectors, rotation.allocation);
  const parked = rows.some((row) => row.status === null);
  return (
    <Panel
      id="sectors"
      className={className}
      title={t("title")}
      href={pageHref(locale, "sectors")}
      note={t(`${weighingOf(rotation.allocation_by)}.${parked ? "parked" : "whole"}`)}
    >
      {rows.length === 0 ? (
        <Notice shape="bare" icon="sectors" title={t("empty.title")}>
          {t("empty.why")}
        </Notice>
      ) : (
        <>
          <div className="px-4 pt-2 pb-3">
            <AllocationBar rows={rows} />
            <div className="mt-3 flex justify-between gap-2 text-12 text-ink-2">
              <span>{t("rotation")}</span>
              <Num className="font-semi text-ink">{format.probability(rotation.probability)}</Num>
            </div>
            <ProbBar
              of={t("rotation")}
              said={rotation.probability}
              evidence={rotation.evidence}
              quiet={!rotation.tilted}
            />
          </div>
          <SectorTable rows={rows} />
        </>
      )}
    </Panel>
  );
}
