"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
import type { Dashboard, SectorStanding } from "@/lib/types";
import { Change, Num } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { ProbBar } from "@/ui/prob-bar";
import { useSectorName } from "../sector-name";

/** Where the model would hold, how each sector moved, and how likely money rotates. */
export function SectorsPanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("sectors");
  const format = useFormat();
  const { rotation } = dashboard;
  const sectors = [...dashboard.sectors].sort(
    (a, b) => (b.allocation ?? 0) - (a.allocation ?? 0) || b.momentum - a.momentum,
  );
  return (
    <Panel id="sectors" className={className} title={t("title")} note={t(rotation.tilted ? "tilted" : "even")}>
      {sectors.length === 0 ? (
        <Notice bare icon="sectors" title={t("empty.title")}>
          {t("empty.why")}
        </Notice>
      ) : (
        <>
          <div className="px-4 pt-2 pb-3">
            <Allocation sectors={sectors} />
            <div className="mt-3 flex justify-between gap-2 text-12 text-ink-2">
              <span>{t("rotation")}</span>
              <Num className="font-semi text-ink">{format.probability(rotation.probability)}</Num>
            </div>
            <ProbBar
              of={t("rotation")}
              said={rotation.probability}
              evidence={rotation.evidence}
              quiet={!rotation.tilted}
            />
          </div>
          <SectorTable sectors={sectors} />
        </>
      )}
    </Panel>
  );
}

/** Shares of one whole, in the sectors' colours; the table below has the numbers. */
function Allocation({ sectors }: { sectors: readonly SectorStanding[] }) {
  const t = useTranslations("sectors");
  const format = useFormat();
  const name = useSectorName();
  const held = sectors.filter((sector) => (sector.allocation ?? 0) > 0);
  const list = new Intl.ListFormat(format.locale, { type: "unit" });
  return (
    <div
      className="shares"
      role="img"
      aria-label={t("allocationOf", {
        parts: list.format(held.map((sector) => `${name(sector.name)} ${format.share(sector.allocation)}`)),
      })}
    >
      {held.map((sector) => (
        <i key={sector.sector_id} style={{ "--c": sectorColor(sector.color_code), flexGrow: sector.allocation ?? 0 }} />
      ))}
    </div>
  );
}

function SectorTable({ sectors }: { sectors: readonly SectorStanding[] }) {
  const t = useTranslations("sectors");
  const format = useFormat();
  const name = useSectorName();
  return (
    <div className="overflow-x-auto">
      <table className="table table-dense table-tight">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("sector")}</th>
            <th scope="col" className="right">
              {t("weight")}
            </th>
            <th scope="col" className="right">
              {t("day")}
            </th>
            <th scope="col" className="right phone:!pe-4">
              {t("week")}
            </th>
            <th scope="col" className="phone:hidden">
              <span className="sr-only">{t("status")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sectors.map((sector) => (
            <tr key={sector.sector_id}>
              <th scope="row">
                <span className="inline-flex items-center gap-2">
                  <span className="square" style={{ "--c": sectorColor(sector.color_code) }} />
                  <span className="phone:flex phone:flex-col">
                    <bdi>{name(sector.name)}</bdi>
                    <span className="text-12 text-ink-3 md:hidden">{t(`is.${sector.status}`)}</span>
                  </span>
                </span>
              </th>
              <td className="right">
                <Num className={sector.allocation ? "font-semi" : "text-ink-3"}>{format.share(sector.allocation)}</Num>
              </td>
              <td className="right">
                <Change percent={sector.performance_24h} decimals={1} />
              </td>
              <td className="right phone:!pe-4">
                <Change percent={sector.performance_7d} decimals={1} />
              </td>
              <td className={`text-12 phone:hidden ${sector.status === "neutral" ? "text-ink-3" : "text-ink-2"}`}>
                {t(`is.${sector.status}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
