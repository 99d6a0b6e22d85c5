"use client";

import { useTranslations } from "next-intl";
import { RecordLine } from "@/dashboard/record-line";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import type { SectorRotation, SectorRow } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { ProbBar, ProbKey } from "@/ui/prob-bar";
import { SectorLabel } from "./momentum-panel";

interface LeadersPanelProps {
  rotation: SectorRotation;
  sectors: readonly SectorRow[];
  className?: string;
}

/** Which sectors a model expects to beat the even-weighted ones next week; there is none of this without a model that earned it. */
export function LeadersPanel({ rotation, sectors, className = "" }: LeadersPanelProps) {
  const t = useTranslations("sectorPage.leaders");
  const format = useFormat();
  const name = useSectorName();
  return (
    <Panel
      id="leaders"
      className={className}
      title={t("title")}
      note={<span className="phone:hidden">{t("note")}</span>}
      actions={<ProbKey withBreakEven={false} />}
    >
      <ul className="grid grid-cols-2 gap-x-8 px-4 pt-1 pb-3 below-desktop:grid-cols-1">
        {rotation.next_leaders.map((one) => (
          <li key={one.sector_id} className="grid grid-cols-[150px_minmax(0,1fr)_auto] items-center gap-x-3 py-1.5">
            <SectorLabel
              name={name(one.name)}
              color={sectors.find(({ id }) => id === one.sector_id)?.color_code ?? null}
            />
            <ProbBar of={t("chance", { sector: name(one.name) })} said={one.probability} evidence={one.evidence} />
            <Num className="font-semi">{format.probability(one.probability)}</Num>
            <span className="col-span-3 text-12 text-ink-3">
              <RecordLine evidence={one.evidence} />
              {one.expected_relative_return === null ? null : (
                <> {t("expected", { change: format.isolate(format.change(one.expected_relative_return, 1)) })}</>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
