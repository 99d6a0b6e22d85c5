"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { dateMarks, ticks } from "@/ui/axis";
import { ChartFrame, ReadMark } from "@/ui/chart-frame";
import { useWidth } from "@/ui/use-width";
import { RegimeRibbon } from "./regime-ribbon";
import { DAY_MS, type MarketLine } from "./series";

const HEIGHT = 198;
const TOP = 10;
const FOOT = 150;
const LETTER = 6.6;

/** The line in ink, faint regime fields behind it, the ribbon under it on the same time axis. Left to right in every language. */
export function IndexChart({ line }: { line: MarketLine }) {
  const t = useTranslations("market");
  const regime = useTranslations("regime");
  const format = useFormat();
  const [frame, width] = useWidth<HTMLDivElement>(752);
  const { points, spans } = line;
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;

  const lowest = Math.min(...points.map((point) => point.value));
  const highest = Math.max(...points.map((point) => point.value));
  const reach = highest - lowest || highest || 1;
  const show = (value: number): string => format.number(value);
  const marks = ticks(lowest, highest, 5);
  const longest = Math.max(...[...marks, last.value].map((value) => show(value).length));
  const axis = Math.max(48, Math.ceil(longest * LETTER) + 16);
  const right = width - axis;
  const x = (time: number) => ((time - first.at) / (last.at + DAY_MS - first.at)) * right;
  const middle = (time: number) => x(time + DAY_MS / 2);
  const y = (value: number) => FOOT - 8 - ((value - lowest) / reach) * (FOOT - 8 - TOP - 4);
  const path = points
    .map((point, i) => `${i ? "L" : "M"}${middle(point.at).toFixed(1)} ${y(point.value).toFixed(1)}`)
    .join("");
  const lastY = y(last.value);

  const words = (i: number) => {
    const point = points[i];
    return point
      ? t("reading", {
          date: format.fullDay(point.at),
          value: show(point.value),
          regime: regime(point.regime),
        })
      : "";
  };

  return (
    <ChartFrame
      frame={frame}
      width={width}
      height={HEIGHT}
      places={points.map((point) => middle(point.at))}
      right={right}
      top={TOP}
      foot={178}
      page={7}
      summary={t("summary", {
        days: format.number(points.length),
        date: format.fullDay(last.at),
        value: show(last.value),
        low: show(lowest),
        high: show(highest),
      })}
      keys={t("readValues")}
      reading={words}
      mark={(i) => {
        const point = points[i];
        return point ? <ReadMark x={middle(point.at)} y={y(point.value)} /> : null;
      }}
    >
      {marks.map((value) => (
        <g key={value}>
          <line className="chart-grid" x1={0} x2={right} y1={y(value)} y2={y(value)} />
          {Math.abs(y(value) - lastY) > 18 ? (
            <text x={right + 8} y={y(value) + 4}>
              {show(value)}
            </text>
          ) : null}
        </g>
      ))}
      {spans.map((span) =>
        span.regime === "neutral" ? null : (
          <rect
            key={span.from}
            x={x(span.from)}
            y={TOP}
            width={x(span.to) - x(span.from)}
            height={FOOT - TOP}
            fill={`var(--${span.regime})`}
            opacity={0.055}
          />
        ),
      )}
      <path className="chart-line" d={path} />
      <circle cx={middle(last.at)} cy={lastY} r={3} fill="var(--ink)" />
      <rect x={right + 3} y={lastY - 9} width={axis - 3} height={18} rx={3} fill="var(--ink)" />
      <text x={right + 8} y={lastY + 4} style={{ fill: "var(--bg)", fontWeight: 580 }}>
        {show(last.value)}
      </text>
      <RegimeRibbon spans={spans} x={x} />
      {dateMarks(points.length, width).map((i) => {
        const point = points[i];
        return point ? (
          <text key={point.at} x={middle(point.at)} y={196} textAnchor={i === points.length - 1 ? "end" : "middle"}>
            {i === points.length - 1 ? format.fullDay(point.at) : format.day(point.at)}
          </text>
        ) : null;
      })}
    </ChartFrame>
  );
}
