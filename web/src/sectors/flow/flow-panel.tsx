"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor, sectorColorOf } from "@/lib/sector-color";
import type { SectorRotation, SectorRow } from "@/lib/types";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { TwinTable, TwinToggle } from "@/ui/twin-table";
import { useWidth } from "@/ui/use-width";
import { bandPath, flowPlan } from "./geometry";

interface FlowPanelProps {
  sectors: readonly SectorRow[];
  rotation: SectorRotation;
  className?: string;
}

/** Which sectors lost volume to which in a week: seen, not foreseen, so hatched while no model has an edge. */
export function FlowPanel({ sectors, rotation, className = "" }: FlowPanelProps) {
  const t = useTranslations("sectorPage.flow");
  const format = useFormat();
  const name = useSectorName();
  const [asTable, setAsTable] = useState(false);
  const flows = rotation.flow_directions;
  const model = rotation.state === "in_use" || rotation.state === "stale";
  return (
    <Panel
      id="flow"
      className={`flex flex-col ${className}`}
      title={t("title")}
      note={<span className="phone:hidden">{t("note")}</span>}
      actions={
        <>
          {model ? null : <span className="tag tag-hatch">{t("baseline")}</span>}
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </>
      }
    >
      {flows.length === 0 ? (
        <Notice shape="bare" icon="cycle" title={t("none.title")}>
          {t("none.why")}
        </Notice>
      ) : asTable ? (
        <TwinTable
          caption={t("title")}
          fileName="sector-flow.csv"
          rows={flows}
          rowKey={(flow) => `${flow.source} ${flow.target}`}
          columns={[
            {
              key: "from",
              title: t("from"),
              value: (flow) => flow.source,
              show: (flow) => <bdi>{name(flow.source)}</bdi>,
            },
            { key: "to", title: t("to"), value: (flow) => flow.target, show: (flow) => <bdi>{name(flow.target)}</bdi> },
            {
              key: "points",
              title: t("share"),
              numeric: true,
              value: (flow) => flow.share,
              show: (flow) => format.number(flow.share, 2),
            },
          ]}
        />
      ) : (
        <FlowChart sectors={sectors} flows={flows} model={model} />
      )}
    </Panel>
  );
}

interface FlowChartProps {
  sectors: readonly SectorRow[];
  flows: SectorRotation["flow_directions"];
  model: boolean;
}

const NODE = 8;

function FlowChart({ sectors, flows, model }: FlowChartProps) {
  const t = useTranslations("sectorPage.flow");
  const format = useFormat();
  const name = useSectorName();
  const id = useId();
  const [frame, width] = useWidth<HTMLDivElement>(440);
  const plan = flowPlan(flows);
  const color = (sector: string) => {
    const found = sectors.find((one) => one.name === sector);
    return found ? sectorColor(found.color_code) : sectorColorOf(sector);
  };
  const edge = Math.min(130, width * 0.3);
  const [left, right] = [edge, width - edge];
  const list = new Intl.ListFormat(format.locale, { type: "unit" });
  return (
    <div className="flex grow flex-col px-4 pt-3 pb-4">
      <div ref={frame} dir="ltr" className="my-auto">
        <svg
          className="chart"
          viewBox={`0 0 ${width} ${plan.height}`}
          height={plan.height}
          role="img"
          aria-label={t("summary", {
            flows: list.format(
              flows.map(({ source, target, share }) =>
                t("one", {
                  source: name(source),
                  target: name(target),
                  share: format.isolate(format.number(share, 2)),
                }),
              ),
            ),
          })}
        >
          <defs>
            <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" fill="var(--surface-3)" />
              <line x1="0" x2="0" y1="0" y2="6" stroke="var(--control)" strokeWidth="1.2" />
            </pattern>
          </defs>
          {plan.bands.map((band) => (
            <path
              key={`${band.flow.source} ${band.flow.target}`}
              d={bandPath(band, left + NODE, right - NODE)}
              fill={model ? "var(--accent)" : `url(#${id})`}
              fillOpacity={model ? 0.35 : 0.75}
            />
          ))}
          {(["from", "to"] as const).map((side) =>
            plan[side].map((node) => (
              <g key={`${side} ${node.name}`}>
                <rect
                  x={side === "from" ? left : right - NODE}
                  y={node.top}
                  width={NODE}
                  height={node.height}
                  rx={2}
                  fill={color(node.name)}
                />
                <text
                  className="chart-text-2"
                  x={side === "from" ? left - 8 : right + 8}
                  y={node.top + node.height / 2 - 2}
                  textAnchor={side === "from" ? "end" : "start"}
                >
                  {name(node.name)}
                </text>
                <text
                  x={side === "from" ? left - 8 : right + 8}
                  y={node.top + node.height / 2 + 12}
                  textAnchor={side === "from" ? "end" : "start"}
                >
                  {format.isolate(format.signed(side === "from" ? -node.share : node.share, 2))}
                </text>
              </g>
            )),
          )}
        </svg>
      </div>
      <p className="pt-2 text-12 text-ink-3">{t("meaning")}</p>
    </div>
  );
}
