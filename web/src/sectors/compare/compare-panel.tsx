"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
import type { SectorRow } from "@/lib/types";
import { useAddress, useAddressText } from "@/shell/use-address";
import { PanelRest } from "@/sources/panel-rest";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { TwinTable, TwinToggle } from "@/ui/twin-table";
import { useComparison } from "../queries";
import { firstSectors } from "../standing";
import { LineChart } from "./line-chart";
import { chosenOf, daysOf, type Line, levelOn, MOST, SPANS } from "./lines";

/** Up to five sectors over the same days; which ones, and how long, stands in the address. */
export function ComparePanel({ sectors, className = "" }: { sectors: readonly SectorRow[]; className?: string }) {
  const t = useTranslations("sectorPage.compare");
  const [span, setSpan] = useAddress("span", SPANS, "90d");
  const [text, setText] = useAddressText("compare", 120);
  const [asTable, setAsTable] = useState(false);
  const known = sectors.map(({ id }) => id);
  const chosen = chosenOf(text, known, firstSectors(sectors, 4));
  const query = useComparison(chosen, span);
  const lines = query.data?.lines.filter(({ points }) => points.length > 1) ?? [];
  const toggle = (id: number) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    if (next.length > 0 && next.length <= MOST) setText(next.join(","));
  };
  return (
    <Panel
      id="compare"
      className={`flex flex-col ${className}`}
      title={t("title")}
      note={<span className="phone:hidden">{t("note")}</span>}
      actions={
        <>
          <Segmented
            label={t("span")}
            value={span}
            onChange={setSpan}
            options={SPANS.map((value) => ({ value, label: t(`in.${value}`) }))}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </>
      }
    >
      <Chooser sectors={sectors} chosen={chosen} onToggle={toggle} />
      {query.data === undefined ? (
        <PanelRest query={query} height={260} failed={t("failed")} />
      ) : lines.length === 0 ? (
        <Notice shape="bare" icon="macro" title={t("none.title")}>
          {t("none.why")}
        </Notice>
      ) : asTable ? (
        <CompareTable lines={lines} />
      ) : (
        <div className="px-4 pt-2 pb-3">
          <LineChart lines={lines} />
        </div>
      )}
    </Panel>
  );
}

interface ChooserProps {
  sectors: readonly SectorRow[];
  chosen: readonly number[];
  onToggle: (id: number) => void;
}

function Chooser({ sectors, chosen, onToggle }: ChooserProps) {
  const t = useTranslations("sectorPage.compare");
  const format = useFormat();
  const name = useSectorName();
  const full = chosen.length >= MOST;
  return (
    <fieldset className="flex flex-wrap gap-1.5 px-4 pt-2">
      <legend className="sr-only">{t("which", { most: format.number(MOST) })}</legend>
      {sectors.map((sector) => {
        const on = chosen.includes(sector.id);
        return (
          <button
            key={sector.id}
            type="button"
            className="chip"
            aria-pressed={on}
            disabled={(!on && full) || (on && chosen.length === 1)}
            title={!on && full ? t("which", { most: format.number(MOST) }) : undefined}
            onClick={() => onToggle(sector.id)}
          >
            <span className="square" style={{ "--c": on ? sectorColor(sector.color_code) : "var(--line-strong)" }} />
            <bdi>{name(sector.name)}</bdi>
          </button>
        );
      })}
    </fieldset>
  );
}

function CompareTable({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations("sectorPage.compare");
  const format = useFormat();
  const name = useSectorName();
  return (
    <TwinTable<string>
      caption={t("title")}
      fileName="sectors-compared.csv"
      rows={daysOf(lines).reverse()}
      rowKey={(day) => day}
      height={300}
      columns={[
        { key: "day", title: t("day"), value: (day) => day, show: (day) => format.fullDay(day) },
        ...lines.map((line) => ({
          key: line.sector.name,
          title: name(line.sector.name),
          numeric: true,
          value: (day: string) => levelOn(line, day),
          show: (day: string) => format.number(levelOn(line, day), 1),
        })),
      ]}
    />
  );
}
