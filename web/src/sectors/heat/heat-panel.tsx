"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
import type { SectorRow } from "@/lib/types";
import { useAddress } from "@/shell/use-address";
import { Change } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { TwinTable, TwinToggle } from "@/ui/twin-table";
import { useWidth } from "@/ui/use-width";
import { PERIODS, type Period, tintOf, treemap } from "./treemap";

const SIZES = ["value", "root", "even"] as const;
type Size = (typeof SIZES)[number];

const changeOf = (sector: SectorRow, period: Period): number | null => sector[`performance_${period}`];
const weight: Record<Size, (sector: SectorRow) => number> = {
  value: (sector) => sector.market_cap ?? 0,
  root: (sector) => Math.sqrt(sector.market_cap ?? 0),
  even: () => 1,
};

/** Every sector as a tile: its area is its value, its tint its change, and both stand in it as numbers. */
export function HeatPanel({ sectors, className = "" }: { sectors: readonly SectorRow[]; className?: string }) {
  const t = useTranslations("sectorPage.heat");
  const [period, setPeriod] = useAddress<Period>("period", PERIODS, "24h");
  const known = sectors.some((sector) => sector.market_cap);
  const [size, setSize] = useAddress<Size>("area", SIZES, "root");
  const [asTable, setAsTable] = useState(false);
  return (
    <Panel
      id="heat"
      className={`flex flex-col ${className}`}
      title={t("title")}
      note={<span className="phone:hidden">{t(`note.${known ? size : "even"}`)}</span>}
      actions={
        <>
          {known ? (
            <Segmented
              label={t("area")}
              value={size}
              onChange={setSize}
              options={SIZES.map((value) => ({ value, label: t(`size.${value}`) }))}
            />
          ) : null}
          <Segmented
            label={t("period")}
            value={period}
            onChange={setPeriod}
            options={PERIODS.map((value) => ({ value, label: t(`in.${value}`) }))}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </>
      }
    >
      {asTable ? (
        <HeatTable sectors={sectors} period={period} />
      ) : (
        <Tiles sectors={sectors} period={period} weigh={weight[known ? size : "even"]} />
      )}
    </Panel>
  );
}

/** What a tile has room for; without room its words are still read aloud and stand in its title. */
const ROOM = {
  whole: "flex flex-col gap-0.5 p-2",
  tight: "flex flex-col p-1.5 text-11",
  none: "sr-only",
};

interface TilesProps {
  sectors: readonly SectorRow[];
  period: Period;
  weigh: (sector: SectorRow) => number;
}

function Tiles({ sectors, period, weigh }: TilesProps) {
  const t = useTranslations("sectorPage.heat");
  const format = useFormat();
  const name = useSectorName();
  const [frame, width] = useWidth<HTMLDivElement>(752);
  const height = width < 480 ? 380 : 336;
  const tiles = treemap(sectors, weigh, width, height);
  return (
    <div className="px-4 pt-2.5 pb-4">
      <div ref={frame}>
        <ul className="relative" style={{ height }} dir="ltr" aria-label={t("title")}>
          {tiles.map(({ item, x, y, width: wide, height: tall }) => {
            const change = changeOf(item, period);
            const color = change === null ? "var(--ink-3)" : change < 0 ? "var(--down)" : "var(--up)";
            const words = `${name(item.name)} ${format.change(change, 1)}`;
            const room = wide > 84 && tall > 48 ? "whole" : wide > 66 && tall > 42 ? "tight" : "none";
            return (
              <li
                key={item.id}
                title={t("tile", {
                  words: format.isolate(words),
                  value: format.dollars(item.market_cap),
                })}
                className="absolute overflow-hidden rounded-1 text-12"
                style={{
                  left: x + 1,
                  top: y + 1,
                  width: Math.max(1, wide - 2),
                  height: Math.max(1, tall - 2),
                  background: `color-mix(in oklab, ${color} ${tintOf(change, period)}%, var(--surface))`,
                }}
              >
                <span className={ROOM[room]} dir="auto">
                  <span className="flex min-w-0 items-center gap-1.5">
                    {room === "whole" ? (
                      <span className="square" style={{ "--c": sectorColor(item.color_code) }} />
                    ) : null}
                    <bdi className="truncate">{name(item.name)}</bdi>
                  </span>
                  <span className="font-semi text-ink [&_span]:!text-ink">
                    <Change percent={change} decimals={1} />
                  </span>
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function HeatTable({ sectors, period }: { sectors: readonly SectorRow[]; period: Period }) {
  const t = useTranslations("sectorPage.heat");
  const words = useTranslations("sectors");
  const format = useFormat();
  const name = useSectorName();
  return (
    <TwinTable<SectorRow>
      caption={t("title")}
      fileName={`sectors-${period}.csv`}
      rows={sectors}
      rowKey={(sector) => sector.id}
      columns={[
        { key: "sector", title: words("sector"), value: (one) => one.name, show: (one) => <bdi>{name(one.name)}</bdi> },
        {
          key: "market_cap",
          title: t("value"),
          numeric: true,
          value: (one) => one.market_cap,
          show: (one) => format.dollars(one.market_cap),
        },
        {
          key: "dominance",
          title: t("share"),
          numeric: true,
          value: (one) => one.dominance,
          show: (one) => format.percentage(one.dominance),
        },
        {
          key: "change",
          title: t(`in.${period}`),
          numeric: true,
          value: (one) => changeOf(one, period),
          show: (one) => <Change percent={changeOf(one, period)} decimals={1} />,
        },
      ]}
    />
  );
}
