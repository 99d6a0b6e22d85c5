"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { ticks } from "@/dashboard/index-panel/series";
import { useFormat } from "@/lib/format/use-format";
import { useWidth } from "@/ui/use-width";
import type { EquityPoint } from "./equity-line";

const HEIGHT = 220;
const TOP = 10;
const FOOT = 190;
const AXIS = 74;

/** The account in ink, held Bitcoin dashed beside it, both from the same start. Left to right in every language. */
export function EquityChart({ points }: { points: readonly EquityPoint[] }) {
  const t = useTranslations("portfolio.equity");
  const format = useFormat();
  const [frame, width] = useWidth<HTMLDivElement>(720);
  const [at, setAt] = useState<number | null>(null);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const values = points.flatMap(({ yours, held }) => (held === null ? [yours] : [yours, held])).concat(0);
  const low = Math.min(...values);
  const reach = Math.max(...values) - low || 1;
  const right = width - AXIS;
  const span = last.at - first.at || 1;
  const x = (time: number) => ((time - first.at) / span) * right;
  const y = (value: number) => FOOT - 6 - ((value - low) / reach) * (FOOT - 12 - TOP);
  const show = (value: number) => format.change(value, 1);
  const path = (of: "yours" | "held") =>
    points
      .flatMap((point) => {
        const value = point[of];
        return value === null ? [] : [`${x(point.at).toFixed(1)} ${y(value).toFixed(1)}`];
      })
      .map((place, i) => `${i ? "L" : "M"}${place}`)
      .join("");
  const words = (i: number): string => {
    const point = points[i];
    if (!point) return "";
    return t("reading", {
      moment: `${format.fullDay(point.at)} ${format.clock(point.at)}`,
      yours: format.isolate(show(point.yours)),
      held: point.held === null ? format.number(null) : format.isolate(show(point.held)),
    });
  };
  const pick = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const time = first.at + ((event.clientX - box.left) / right) * span;
    const far = points.map((point) => Math.abs(point.at - time));
    setAt(far.indexOf(Math.min(...far)));
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -24, PageDown: 24, Home: -1e6, End: 1e6 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setAt(Math.min(points.length - 1, Math.max(0, (at ?? points.length - 1) + by)));
  };
  const picked = at === null ? null : (points[at] ?? null);
  // Two names at the end of their lines need room between them.
  const yoursY = y(last.yours);
  const heldY = last.held === null ? null : y(last.held);
  const apart = heldY === null ? 0 : Math.max(0, 30 - Math.abs(yoursY - heldY)) / 2;
  const up = heldY !== null && yoursY <= heldY ? -apart : apart;
  return (
    <div ref={frame} className="relative" dir="ltr">
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        height={HEIGHT}
        role="img"
        aria-label={t("summary", {
          yours: show(last.yours),
          held: last.held === null ? format.number(null) : show(last.held),
          day: format.fullDay(first.at),
        })}
      >
        {ticks(low, low + reach, 4).map((value) => (
          <g key={value}>
            <line className="chart-grid" x1={0} x2={right} y1={y(value)} y2={y(value)} />
          </g>
        ))}
        <line x1={0} x2={right} y1={y(0)} y2={y(0)} stroke="var(--line-strong)" />
        <path d={path("held")} fill="none" stroke="var(--ink-3)" strokeWidth={1.25} strokeDasharray="3 3" />
        <path className="chart-line" d={path("yours")} />
        <text className="chart-text-2" x={right + 8} y={yoursY + up} style={{ fontWeight: 580 }}>
          {t("yours")}
        </text>
        <text className="chart-text-2" x={right + 8} y={yoursY + up + 14}>
          {show(last.yours)}
        </text>
        {heldY === null ? null : (
          <>
            <text x={right + 8} y={heldY - up}>
              {t("held")}
            </text>
            <text x={right + 8} y={heldY - up + 14}>
              {show(last.held ?? 0)}
            </text>
          </>
        )}
        <text x={0} y={HEIGHT - 6}>
          {format.fullDay(first.at)}
        </text>
        <text x={right} y={HEIGHT - 6} textAnchor="end">
          {`${format.fullDay(last.at)} ${format.clock(last.at)}`}
        </text>
        {picked ? (
          <g>
            <line x1={x(picked.at)} x2={x(picked.at)} y1={TOP} y2={FOOT} stroke="var(--ink-3)" strokeDasharray="2 3" />
            <circle
              cx={x(picked.at)}
              cy={y(picked.yours)}
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
          style={x(picked.at) > right / 2 ? { right: width - x(picked.at) + 8 } : { left: x(picked.at) + 8 }}
          dir="auto"
        >
          {words(at)}
        </p>
      ) : null}
    </div>
  );
}
