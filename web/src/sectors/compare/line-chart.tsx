"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { dateMarks } from "@/dashboard/index-panel/date-marks";
import { ticks } from "@/dashboard/index-panel/series";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
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
  const [at, setAt] = useState<number | null>(null);
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
  const pick = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / Math.max(1, box.width);
    setAt(Math.min(days.length - 1, Math.max(0, Math.round(share * (days.length - 1)))));
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7, Home: -1e6, End: 1e6 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setAt(Math.min(days.length - 1, Math.max(0, (at ?? days.length - 1) + by)));
  };
  return (
    <div ref={frame} className="relative" dir="ltr">
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        height={HEIGHT}
        role="img"
        aria-label={t("summary", { days: format.number(days.length), reading: reading(days.length - 1) })}
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
        {at === null ? null : (
          <line x1={x(at)} x2={x(at)} y1={TOP} y2={FOOT} stroke="var(--ink-3)" strokeDasharray="2 3" />
        )}
      </svg>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t("read")}
        aria-valuemin={0}
        aria-valuemax={days.length - 1}
        aria-valuenow={at ?? days.length - 1}
        aria-valuetext={reading(at ?? days.length - 1)}
        className="absolute inset-y-0"
        style={{ left: LEFT, width: right - LEFT }}
        onPointerMove={pick}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onKeyDown={step}
      />
      {at === null ? null : (
        <p
          className="pointer-events-none absolute top-0 max-w-[70%] rounded-1 bg-surface-3 px-2 py-0.5 text-12"
          style={x(at) > right / 2 ? { right: width - x(at) + 8 } : { left: x(at) + 8 }}
          dir="auto"
        >
          {reading(at)}
        </p>
      )}
    </div>
  );
}
