"use client";

import { useTranslations } from "next-intl";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
import { dateMarks, ticks } from "@/ui/axis";
import { ChartFrame } from "@/ui/chart-frame";
import { spread } from "@/ui/spread";
import { useWidth } from "@/ui/use-width";
import { daysOf, type Line, levelOn } from "./lines";

const HEIGHT = 270;
const TOP = 8;
const FOOT = 240;
/** Room for the numbers of the axis. */
const LEFT = 44;

/** Lines from 100 on one axis, each named at its end. Left to right in every language. */
export function LineChart({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations("sectorPage.compare");
  const format = useFormat();
  const name = useSectorName();
  const [frame, width] = useWidth<HTMLDivElement>(640);
  const days = daysOf(lines);
  const levels = lines.flatMap(({ points }) => points.map(({ level }) => level));
  const [lowest, highest] = [Math.min(100, ...levels), Math.max(100, ...levels)];
  const room = Math.max(...lines.map(({ sector }) => name(sector.name).length)) * 6.4 + 62;
  const right = width - Math.min(room, width * 0.4);
  const x = (i: number) => LEFT + (i / Math.max(1, days.length - 1)) * (right - LEFT);
  const y = (level: number) => FOOT - 6 - ((level - lowest) / (highest - lowest || 1)) * (FOOT - 6 - TOP);
  const ended = lines.map((line) => ({ line, last: line.points.at(-1)?.level ?? 100 })).sort((a, b) => b.last - a.last);
  const places = spread(
    ended.map(({ last }) => y(last) + 4),
    15,
    FOOT,
  );
  const change = (level: number) => format.isolate(format.change(level - 100, 1));
  const reading = (i: number) => {
    const day = days[i];
    if (day === undefined) return "";
    const parts = ended.flatMap(({ line }) => {
      const level = levelOn(line, day);
      return level === null ? [] : [`${name(line.sector.name)} ${change(level)}`];
    });
    const list = new Intl.ListFormat(format.locale, { type: "unit" });
    return t("reading", { day: format.fullDay(day), parts: list.format(parts) });
  };
  return (
    <ChartFrame
      frame={frame}
      width={width}
      height={HEIGHT}
      places={days.map((_, i) => x(i))}
      left={LEFT}
      right={right}
      top={TOP}
      foot={FOOT}
      page={7}
      summary={t("summary", { days: format.number(days.length), reading: reading(days.length - 1) })}
      keys={t("read")}
      reading={reading}
    >
      {ticks(lowest, highest, 5).map((level) => (
        <g key={level}>
          <line className="chart-grid" x1={LEFT} x2={right} y1={y(level)} y2={y(level)} />
          <text x={LEFT - 8} y={y(level) + 4} textAnchor="end">
            {format.isolate(format.change(level - 100, 0))}
          </text>
        </g>
      ))}
      <line x1={LEFT} x2={right} y1={y(100)} y2={y(100)} stroke="var(--control)" strokeDasharray="2 3" />
      {ended.map(({ line, last }, i) => (
        <g key={line.sector.id}>
          <path
            d={line.points
              .map(
                (point, k) => `${k ? "L" : "M"}${x(days.indexOf(point.day)).toFixed(1)} ${y(point.level).toFixed(1)}`,
              )
              .join("")}
            fill="none"
            stroke={sectorColor(line.sector.color_code)}
            strokeWidth={1.75}
            strokeLinejoin="round"
          />
          <circle cx={x(days.length - 1)} cy={y(last)} r={2.5} fill={sectorColor(line.sector.color_code)} />
          <rect
            x={right + 8}
            y={(places[i] ?? 0) - 8}
            width={8}
            height={8}
            rx={2}
            fill={sectorColor(line.sector.color_code)}
          />
          <text className="chart-text-2" x={right + 20} y={places[i]}>
            {name(line.sector.name)} <tspan style={{ fill: "var(--ink)", fontWeight: 580 }}>{change(last)}</tspan>
          </text>
        </g>
      ))}
      {dateMarks(days.length, right).map((i) => {
        const day = days[i];
        return day ? (
          <text key={day} x={x(i)} y={HEIGHT - 8} textAnchor={i === days.length - 1 ? "end" : "middle"}>
            {i === days.length - 1 ? format.fullDay(day) : format.day(day)}
          </text>
        ) : null;
      })}
    </ChartFrame>
  );
}
