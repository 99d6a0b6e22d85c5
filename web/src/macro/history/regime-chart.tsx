"use client";

import { useTranslations } from "next-intl";
import { RegimeRibbon } from "@/dashboard/index-panel/regime-ribbon";
import { DAY_MS } from "@/dashboard/index-panel/series";
import { useFormat } from "@/lib/format/use-format";
import { dateMarks, ticks } from "@/ui/axis";
import { ChartFrame, ReadMark } from "@/ui/chart-frame";
import { spread } from "@/ui/spread";
import { useWidth } from "@/ui/use-width";
import { type MacroHistory, partsOf, REGIMES, stackPath } from "./days";

const TOP = 10;
const FOOT = 190;
const RIBBON = 196;
const STACK = 228;
const TALL = 104;
const HEIGHT = 356;
const LETTER = 6.6;

/** The index in ink, the ribbon of regimes, and the chances of each day stacked under it, all on one axis from left to right. */
export function RegimeChart({ history }: { history: MacroHistory }) {
  const t = useTranslations("macro.history");
  const names = useTranslations("regime");
  const format = useFormat();
  const [frame, width] = useWidth<HTMLDivElement>(752);
  const { days, spans } = history;
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;

  const lowest = Math.min(...days.map((day) => day.value));
  const highest = Math.max(...days.map((day) => day.value));
  const marks = ticks(lowest, highest, 5);
  const longest = Math.max(...[...marks, last.value].map((value) => format.number(value).length));
  const words = Math.max(...REGIMES.map((name) => names(name).length)) * 6 + 40;
  const right = width - Math.max(words, Math.ceil(longest * LETTER) + 16);
  const x = (time: number) => ((time - first.at) / (last.at + DAY_MS - first.at)) * right;
  const middle = (time: number) => x(time + DAY_MS / 2);
  const y = (value: number) => FOOT - 8 - ((value - lowest) / (highest - lowest || 1)) * (FOOT - 12 - TOP);
  const path = days.map((day, i) => `${i ? "L" : "M"}${middle(day.at).toFixed(1)} ${y(day.value).toFixed(1)}`).join("");
  const parts = partsOf(last);
  const labels = spread(
    parts.map(({ from, to }) => STACK + ((from + to) / 2) * TALL + 4),
    14,
    STACK + TALL,
  );

  const reading = (i: number) => {
    const day = days[i];
    if (!day) return "";
    return t("reading", {
      date: format.fullDay(day.at),
      value: format.isolate(format.number(day.value)),
      regime: names(day.regime),
      chance: format.isolate(format.probability(day.confidence)),
    });
  };

  return (
    <ChartFrame
      frame={frame}
      width={width}
      height={HEIGHT}
      places={days.map((day) => middle(day.at))}
      right={right}
      top={TOP}
      foot={STACK + TALL}
      page={7}
      summary={t("summary", {
        days: format.number(days.length),
        date: format.fullDay(last.at),
        value: format.isolate(format.number(last.value)),
        regime: names(last.regime),
        chance: format.isolate(format.probability(last.confidence)),
      })}
      keys={t("read")}
      reading={reading}
      mark={(i) => {
        const day = days[i];
        return day ? <ReadMark x={middle(day.at)} y={y(day.value)} /> : null;
      }}
    >
      {marks.map((value) => (
        <g key={value}>
          <line className="chart-grid" x1={0} x2={right} y1={y(value)} y2={y(value)} />
          {Math.abs(y(value) - y(last.value)) > 18 ? (
            <text x={right + 8} y={y(value) + 4}>
              {format.number(value)}
            </text>
          ) : null}
        </g>
      ))}
      <path className="chart-line" d={path} />
      <circle cx={middle(last.at)} cy={y(last.value)} r={3} fill="var(--ink)" />
      <rect
        x={right + 4}
        y={y(last.value) - 9}
        width={format.number(last.value).length * LETTER + 10}
        height={18}
        rx={3}
        fill="var(--ink)"
      />
      <text x={right + 9} y={y(last.value) + 4} style={{ fill: "var(--bg)", fontWeight: 580 }}>
        {format.number(last.value)}
      </text>
      <RegimeRibbon spans={spans} x={x} top={RIBBON} />
      <rect x={0} y={STACK} width={right} height={TALL} fill="var(--surface-3)" />
      {REGIMES.map((regime) => (
        <path
          key={regime}
          d={stackPath(days, regime, x, STACK, TALL)}
          fill={`color-mix(in oklab, var(--${regime}) 55%, var(--surface))`}
          shapeRendering="crispEdges"
        />
      ))}
      <line className="chart-grid" x1={0} x2={right} y1={STACK + TALL / 2} y2={STACK + TALL / 2} opacity={0.6} />
      {parts.map((part, i) => (
        <text key={part.regime} x={right + 8} y={labels[i]}>
          <tspan style={{ fill: "var(--ink)", fontWeight: 580 }}>{format.probability(part.to - part.from)}</tspan>{" "}
          <tspan>{names(part.regime)}</tspan>
        </text>
      ))}
      {dateMarks(days.length, right).map((i) => {
        const day = days[i];
        return day ? (
          <text key={day.at} x={middle(day.at)} y={HEIGHT - 6} textAnchor={i === days.length - 1 ? "end" : "middle"}>
            {i === days.length - 1 ? format.fullDay(day.at) : format.day(day.at)}
          </text>
        ) : null;
      })}
    </ChartFrame>
  );
}
