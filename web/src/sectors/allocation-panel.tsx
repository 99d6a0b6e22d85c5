"use client";

import { useTranslations } from "next-intl";
import { useBaselineName } from "@/dashboard/baseline-name";
import { LayerChip } from "@/dashboard/cascade/layer-chip";
import { EdgeFigure } from "@/dashboard/edge-figure";
import { RecordLine } from "@/dashboard/record-line";
import { useSectorName } from "@/dashboard/sector-name";
import { AllocationBar } from "@/dashboard/sectors/allocation-bar";
import { weighingOf } from "@/dashboard/sectors/rows";
import { useFormat } from "@/lib/format/use-format";
import type { SectorRotation, SectorRow } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { ProbBar, ProbKey } from "@/ui/prob-bar";
import { weightRows } from "./standing";

interface AllocationPanelProps {
  sectors: readonly SectorRow[];
  rotation: SectorRotation;
  className?: string;
}

/** How much of each sector to hold, how likely the leaders change, and whether following that has paid. */
export function AllocationPanel({ sectors, rotation, className = "" }: AllocationPanelProps) {
  const t = useTranslations("sectorPage.allocation");
  const words = useTranslations("sectors");
  const format = useFormat();
  const name = useSectorName();
  const baseline = useBaselineName();
  const age = (useNow(10_000) - Date.parse(rotation.as_of)) / 1000;
  const rows = weightRows(sectors, rotation);
  const held = rows.filter((row) => (row.weight ?? 0) > 0);
  const parked = rows.some((row) => row.status === null);
  const quiet = !rotation.tilted;
  return (
    <Panel
      id="allocation"
      className={`flex flex-col ${className}`}
      title={t("title")}
      actions={<LayerChip state={rotation.state} age={format.duration(Math.max(0, age))} />}
    >
      <div className="px-4 pt-2">
        <AllocationBar rows={rows} />
        <p className="pt-1.5 text-12 text-ink-3">
          {words(`${weighingOf(rotation.allocation_by)}.${parked ? "parked" : "whole"}`)}
        </p>
      </div>
      <ul className="grid grid-cols-2 gap-x-6 px-4 py-2">
        {held.map((row) => (
          <li key={row.name} className="flex items-center justify-between gap-2 py-0.5">
            <span className="flex min-w-0 items-center gap-2">
              <span className="square" style={{ "--c": row.color }} />
              <bdi className="truncate">{name(row.name)}</bdi>
            </span>
            <Num className="font-semi">{format.share(row.weight, 1)}</Num>
          </li>
        ))}
      </ul>
      <div className="mt-auto border-line border-t px-4 py-3">
        <div className="flex justify-between gap-2 text-12 text-ink-2">
          <span>{words("rotation")}</span>
          <Num className="font-semi text-ink">{format.probability(rotation.rotation_probability)}</Num>
        </div>
        <ProbBar
          of={words("rotation")}
          said={rotation.rotation_probability}
          evidence={rotation.evidence}
          quiet={quiet}
        />
        <div className="flex flex-wrap justify-between gap-x-3 text-12 text-ink-3">
          <span>
            <RecordLine evidence={rotation.evidence} />
          </span>
          <ProbKey withBreakEven={false} quiet={quiet} />
        </div>
      </div>
      {rotation.edge ? (
        <EdgeFigure edge={rotation.edge} label={t("edge", { against: baseline(rotation.edge.against) })} />
      ) : null}
      {rotation.allocation_edge ? (
        <EdgeFigure
          edge={rotation.allocation_edge}
          label={t("calmer", { against: baseline(rotation.allocation_edge.against) })}
        />
      ) : null}
    </Panel>
  );
}
