"use client";

import { useTranslations } from "next-intl";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
import type { SectorRow } from "@/lib/types";
import { Change, Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { TwinTable } from "@/ui/twin-table";

/** How each sector moved and where it stands against the others: the table is the figure. */
export function MomentumPanel({ sectors, className = "" }: { sectors: readonly SectorRow[]; className?: string }) {
  const t = useTranslations("sectorPage.momentum");
  const words = useTranslations("sectors");
  const format = useFormat();
  const name = useSectorName();
  const rows = [...sectors].sort((a, b) => b.momentum_score - a.momentum_score);
  const change = (key: "24h" | "7d" | "30d") => ({
    key,
    title: t(`in.${key}`),
    numeric: true,
    value: (one: SectorRow) => one[`performance_${key}`],
    show: (one: SectorRow) => <Change percent={one[`performance_${key}`]} decimals={1} />,
  });
  return (
    <Panel
      id="momentum"
      className={`flex flex-col ${className}`}
      title={t("title")}
      note={<span className="phone:hidden">{t("note")}</span>}
    >
      <div className="flex grow flex-col phone:hidden">
        <TwinTable<SectorRow>
          caption={t("title")}
          fileName="sector-momentum.csv"
          rows={rows}
          rowKey={(one) => one.id}
          height={460}
          columns={[
            {
              key: "sector",
              title: words("sector"),
              value: (one) => one.name,
              show: (one) => <SectorLabel name={name(one.name)} color={one.color_code} />,
            },
            {
              key: "status",
              title: words("status"),
              value: (one) => one.status,
              show: (one) => words(`is.${one.status}`),
            },
            {
              key: "momentum",
              title: t("score"),
              numeric: true,
              value: (one) => one.momentum_score,
              show: (one) => (
                <span className="inline-flex items-center gap-2">
                  <Lean value={one.momentum_score} />
                  <span className="min-w-10">{format.signed(one.momentum_score, 2)}</span>
                </span>
              ),
            },
            change("24h"),
            change("7d"),
            change("30d"),
            {
              key: "members",
              title: t("members"),
              numeric: true,
              value: (one) => one.members,
              show: (one) => format.number(one.members),
            },
          ]}
        />
      </div>
      <ul className="pt-1 md:hidden">
        {rows.map((one) => (
          <li key={one.id} className="border-line border-t px-4 py-2.5">
            <span className="flex items-center justify-between gap-2">
              <span className="flex min-w-0 items-baseline gap-2">
                <SectorLabel name={name(one.name)} color={one.color_code} />
                <span className="text-12 text-ink-3">{words(`is.${one.status}`)}</span>
              </span>
              <span className="flex items-center gap-2">
                <Lean value={one.momentum_score} />
                <Num className="font-semi">{format.signed(one.momentum_score, 2)}</Num>
              </span>
            </span>
            <span className="mt-1 flex flex-wrap justify-between gap-x-4 text-12 text-ink-3">
              {(["24h", "7d", "30d"] as const).map((key) => (
                <span key={key} className="flex gap-1.5">
                  {t(`in.${key}`)} <Change percent={one[`performance_${key}`]} decimals={1} />
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function SectorLabel({ name, color }: { name: string; color: string | null }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <span className="square" style={{ "--c": sectorColor(color) }} />
      <bdi className="truncate">{name}</bdi>
    </span>
  );
}

/** A score of −1..1 around its middle. */
function Lean({ value }: { value: number }) {
  const width = Math.abs(value) * 50;
  return (
    <span className="lean inline-block w-16" aria-hidden="true">
      <i style={{ left: value >= 0 ? "50%" : `${50 - width}%`, width: `${width}%`, background: "var(--ink-2)" }} />
    </span>
  );
}
