"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/entry/field";
import { sectorColor } from "@/lib/sector-color";

export interface Looks {
  description: string;
  color_code: string;
}

interface SectorFieldsProps {
  looks: Looks;
  onChange: (looks: Looks) => void;
}

/** How a sector is described and drawn; the square shows the colour as the pages will. */
export function SectorFields({ looks, onChange }: SectorFieldsProps) {
  const t = useTranslations("sectorMembers");
  const id = useId();
  return (
    <>
      <Field
        label={t("description")}
        name="description"
        dir="auto"
        autoComplete="off"
        maxLength={1000}
        value={looks.description}
        onChange={(event) => onChange({ ...looks, description: event.target.value })}
      />
      <div className="flex min-h-11 items-center gap-2.5">
        <label htmlFor={id} className="text-12 phone:text-14">
          {t("color")}
        </label>
        <input
          id={id}
          type="color"
          className="h-8 w-11 rounded-2 border border-control bg-surface p-1 phone:h-11"
          value={looks.color_code}
          onChange={(event) => onChange({ ...looks, color_code: event.target.value })}
        />
        <span className="square !size-3" style={{ "--c": sectorColor(looks.color_code) }} />
      </div>
    </>
  );
}
