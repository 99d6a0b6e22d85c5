"use client";

import { useTranslations } from "next-intl";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
import type { KeptSector } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";

interface SectorListProps {
  sectors: readonly KeptSector[];
  chosen: number;
  onChoose: (id: number) => void;
}

/** The sectors with how many are in each; those that are switched off say so. */
export function SectorList({ sectors, chosen, onChoose }: SectorListProps) {
  const t = useTranslations("sectorMembers");
  const format = useFormat();
  const name = useSectorName();
  return (
    <Panel id="list" className="col-span-5" title={t("list")} note={t("assets")}>
      <ul className="pt-1">
        {sectors.map((sector) => (
          <li
            key={sector.id}
            className={`border-line border-t ${
              sector.id === chosen
                ? "bg-surface-2 shadow-[inset_2px_0_0_var(--accent)] rtl:shadow-[inset_-2px_0_0_var(--accent)]"
                : ""
            }`}
          >
            <button
              type="button"
              className="flex min-h-10 w-full items-center gap-2 px-4 text-start phone:min-h-11"
              aria-current={sector.id === chosen ? "true" : undefined}
              onClick={() => onChoose(sector.id)}
            >
              <span className="square shrink-0" style={{ "--c": sectorColor(sector.color_code) }} />
              <bdi className="min-w-0 truncate font-semi">{name(sector.name)}</bdi>
              {sector.is_active ? null : <span className="text-12 text-ink-3">{t("off")}</span>}
              <span className="flex-1" />
              <Num>{format.number(sector.members)}</Num>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
