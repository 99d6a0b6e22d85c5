"use client";

import { useTranslations } from "next-intl";
import { useSectorName } from "@/dashboard/sector-name";
import { weighingOf } from "@/dashboard/sectors/rows";
import { useFormat } from "@/lib/format/use-format";
import type { SectorRotation, SectorTable } from "@/lib/types";
import { LayerHead } from "@/shell/layer-head";

/** How to weigh the sectors and whether that is known to pay, in one sentence; who leads and who falls behind, in others. */
export function SectorsSentence({ table, rotation }: { table: SectorTable; rotation: SectorRotation }) {
  const t = useTranslations("sectorPage.sentence");
  const format = useFormat();
  const name = useSectorName();
  const list = new Intl.ListFormat(format.locale, { type: "conjunction" });
  const sentences = [
    ...(rotation.leading.length ? [t("leading", { sectors: list.format(rotation.leading.map(name)) })] : []),
    ...(rotation.declining.length ? [t("declining", { sectors: list.format(rotation.declining.map(name)) })] : []),
    t("rotation", { probability: format.isolate(format.probability(rotation.rotation_probability)) }),
  ];
  const known = rotation.state === "in_use" ? "edge" : rotation.state === "stale" ? "stale" : "none";
  return (
    <LayerHead
      title={t(`title.${weighingOf(rotation.allocation_by)}`, { known })}
      source={null}
      asOf={table.as_of}
      decidedAt={null}
    >
      {sentences.join(" ")}
    </LayerHead>
  );
}
