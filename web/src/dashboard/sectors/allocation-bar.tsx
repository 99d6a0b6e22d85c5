"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { useSectorName } from "../sector-name";
import type { SectorRow } from "./rows";

/** Shares of one whole, in the sectors' colours; the table below has the numbers. */
export function AllocationBar({ rows }: { rows: readonly SectorRow[] }) {
  const t = useTranslations("sectors");
  const format = useFormat();
  const name = useSectorName();
  const held = rows.filter((row) => (row.weight ?? 0) > 0);
  const list = new Intl.ListFormat(format.locale, { type: "unit" });
  return (
    <div
      className="shares"
      role="img"
      aria-label={t("allocationOf", {
        parts: list.format(held.map((row) => `${name(row.name)} ${format.share(row.weight)}`)),
      })}
    >
      {held.map((row) => (
        <i key={row.name} style={{ "--c": row.color, flexGrow: row.weight ?? 0 }} />
      ))}
    </div>
  );
}
