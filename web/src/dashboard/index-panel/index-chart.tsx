"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import { useWidth } from "@/ui/use-width";
import { dateMarks } from "./date-marks";
import { RegimeRibbon } from "./regime-ribbon";
import { DAY_MS, type MarketLine, ticks } from "./series";

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
  const [at, setAt] = useState<number | null>(null);
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
  const picked = at === null ? null : (points[at] ?? null);
  const lastY = y(last.value);

  const pick = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const time = first.at + ((event.clientX - box.left) / right) * (last.at + DAY_MS - first.at);
    const nearest = points.findIndex((point) => point.at + DAY_MS > time);
    setAt(nearest === -1 ? points.length - 1 : nearest);
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7, Home: -1e6, End: 1e6 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setAt(Math.min(points.length - 1, Math.max(0, (at ?? points.length - 1) + by)));
  };
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
    <div ref={frame} className="relative" dir="ltr">
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        height={HEIGHT}
        role="img"
        aria-label={t("summary", {
          days: format.number(points.length),
          date: format.fullDay(last.at),
          value: show(last.value),
          low: show(lowest),
          high: show(highest),
        })}
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
        {picked ? (
          <g>
            <line
              x1={middle(picked.at)}
              x2={middle(picked.at)}
              y1={TOP}
              y2={178}
              stroke="var(--ink-3)"
              strokeDasharray="2 3"
            />
            <circle
              cx={middle(picked.at)}
              cy={y(picked.value)}
              r={3.5}
              fill="var(--surface)"
              stroke="var(--ink)"
              strokeWidth={1.5}
            />
          </g>
        ) : null}
      </svg>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t("readValues")}
        aria-valuemin={0}
        aria-valuemax={points.length - 1}
        aria-valuenow={at ?? points.length - 1}
        aria-valuetext={words(at ?? points.length - 1)}
        className="absolute inset-y-0 start-0"
        style={{ width: right }}
        onPointerMove={pick}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onKeyDown={step}
      />
      {picked && at !== null ? (
        <p
          className="pointer-events-none absolute top-0 rounded-1 bg-surface-3 px-2 py-0.5 text-12"
          style={
            middle(picked.at) > right / 2 ? { right: width - middle(picked.at) + 8 } : { left: middle(picked.at) + 8 }
          }
          dir="auto"
        >
          {words(at)}
        </p>
      ) : null}
    </div>
  );
}
