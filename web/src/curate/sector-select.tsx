"use client";

import { useTranslations } from "next-intl";
import { useSectorName } from "@/dashboard/sector-name";
import { Select } from "@/ui/select";
import { useSectorChoices } from "./queries";

interface SectorSelectProps {
  value: number | null;
  /** The sector that it is in now, which may be one without a standing of its own. */
  known: { id: number; name: string } | null;
  onChange: (sector: number | null) => void;
}

/** Which sector an asset is in, or none. */
export function SectorSelect({ value, known, onChange }: SectorSelectProps) {
  const t = useTranslations("curate");
  const sectorName = useSectorName();
  const found = useSectorChoices().data ?? [];
  const all = known === null || found.some(({ id }) => id === known.id) ? found : [known, ...found];
  return (
    <Select
      label={t("sector")}
      value={value === null ? "" : String(value)}
      options={[
        { value: "", label: t("noSector") },
        ...all.map(({ id, name }) => ({ value: String(id), label: sectorName(name) })),
      ]}
      onChange={(next) => onChange(next === "" ? null : Number(next))}
    />
  );
}
