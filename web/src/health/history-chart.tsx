"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import { useWidth } from "@/ui/use-width";
import { type Moment, STEP_MS, stretches } from "./history";
import { usePartName } from "./use-part-name";

const HEIGHT = 180;
const TOP = 12;
const FOOT = 148;
const AXIS = 44;

interface HistoryChartProps {
  moments: readonly Moment[];
  from: number;
  until: number;
}

/** The score from 0 to 100 over time; what failed is marked, and where no report came the line breaks. Left to right in every language. */
export function HistoryChart({ moments, from, until }: HistoryChartProps) {
  const t = useTranslations("health.history");
  const format = useFormat();
  const name = usePartName();
  const [frame, width] = useWidth<HTMLDivElement>(680);
  const [at, setAt] = useState<number | null>(null);
  const right = width - AXIS;
  const x = (time: number) => Math.max(0, ((time - from) / (until - from)) * right);
  const y = (score: number) => FOOT - (score / 100) * (FOOT - TOP);
  const size = moments.length > 1 ? Math.max(STEP_MS, (moments[1]?.at ?? 0) - (moments[0]?.at ?? 0)) : STEP_MS;
  const lines = stretches(moments, size);
  const worst = Math.min(...moments.map(({ lowest }) => lowest));
  const failures = moments.filter(({ failing }) => failing.length).length;
  const last = moments.length - 1;
  const words = (i: number): string => {
    const moment = moments[i];
    if (!moment) return "";
    const when = `${format.day(moment.at)} ${format.clock(moment.at)}`;
    const score = format.isolate(format.percentage(moment.lowest, 0));
    return moment.failing.length
      ? t("reading", { when, score, failing: moment.failing.map(name).join(", ") })
      : t("readingWell", { when, score });
  };
  const pick = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const time = from + ((event.clientX - box.left) / right) * (until - from);
    const far = moments.map((moment) => Math.abs(moment.at + size / 2 - time));
    setAt(far.indexOf(Math.min(...far)));
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -6, PageDown: 6, Home: -1e6, End: 1e6 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setAt(Math.min(last, Math.max(0, (at ?? last) + by)));
  };
  const picked = at === null ? null : (moments[at] ?? null);
  // Each point holds for its whole step, so that a single one is a line too.
  const path = lines
    .map((line) =>
      line
        .map(
          (one, i) =>
            `${i ? "L" : "M"}${x(one.at).toFixed(1)} ${y(one.mean).toFixed(1)}H${x(Math.min(until, one.at + size)).toFixed(1)}`,
        )
        .join(""),
    )
    .join("");
  return (
    <div ref={frame} className="relative" dir="ltr">
      <svg
        className="chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        height={HEIGHT}
        role="img"
        aria-label={t("summary", {
          from: `${format.day(from)} ${format.clock(from)}`,
          worst: format.isolate(format.percentage(worst, 0)),
          n: failures,
          count: format.number(failures),
        })}
      >
        {[0, 50, 100].map((score) => (
          <g key={score}>
            <line className="chart-grid" x1={0} x2={right} y1={y(score)} y2={y(score)} />
            <text x={right + 6} y={y(score) + 4}>
              {format.percentage(score, 0)}
            </text>
          </g>
        ))}
        {moments.map((moment) =>
          moment.failing.length ? (
            <rect
              key={moment.at}
              x={x(moment.at)}
              y={y(100)}
              width={Math.max(2, x(moment.at + size) - x(moment.at))}
              height={y(moment.lowest) - y(100)}
              fill="color-mix(in oklab, var(--warn) 22%, transparent)"
            />
          ) : null,
        )}
        <path className="chart-line" d={path} />
        {moments.map((moment) =>
          moment.failing.length ? (
            <circle key={moment.at} cx={x(moment.at + size / 2)} cy={y(moment.lowest)} r={2.5} fill="var(--warn)" />
          ) : null,
        )}
        <text x={0} y={HEIGHT - 8}>
          {`${format.day(from)} ${format.clock(from)}`}
        </text>
        <text x={right} y={HEIGHT - 8} textAnchor="end">
          {`${format.day(until)} ${format.clock(until)}`}
        </text>
        {picked ? (
          <line
            x1={x(picked.at + size / 2)}
            x2={x(picked.at + size / 2)}
            y1={TOP}
            y2={FOOT}
            stroke="var(--ink-3)"
            strokeDasharray="2 3"
          />
        ) : null}
      </svg>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t("readValues")}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at ?? last}
        aria-valuetext={words(at ?? last)}
        className="absolute inset-y-0 start-0"
        style={{ width: right }}
        onPointerMove={pick}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onKeyDown={step}
      />
      {picked && at !== null ? (
        <p
          className="pointer-events-none absolute bottom-8 rounded-1 bg-surface-3 px-2 py-0.5 text-12"
          style={x(picked.at) > right / 2 ? { right: width - x(picked.at) + 8 } : { left: x(picked.at) + 16 }}
          dir="auto"
        >
          {words(at)}
        </p>
      ) : null}
    </div>
  );
}
