"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { ticks } from "@/ui/axis";
import { ChartFrame, ReadMark } from "@/ui/chart-frame";
import { useWidth } from "@/ui/use-width";
import type { EquityPoint } from "./equity-line";

const HEIGHT = 290;
const TOP = 10;
const FOOT = 190;
/** The falls hang from a line of their own. */
const HIGH = 208;
const DEEP = 260;
const AXIS = 74;

/** The account in ink, held Bitcoin dashed beside it, both from the same start; below, how far the account stands under its high. */
export function EquityChart({ points }: { points: readonly EquityPoint[] }) {
  const t = useTranslations("portfolio.equity");
  const names = useTranslations("paper.line");
  const format = useFormat();
  const [frame, width] = useWidth<HTMLDivElement>(720);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const values = points.flatMap(({ yours, held }) => (held === null ? [yours] : [yours, held])).concat(0);
  const low = Math.min(...values);
  const reach = Math.max(...values) - low || 1;
  const deepest = Math.min(...points.map(({ fall }) => fall));
  const right = width - AXIS;
  const span = last.at - first.at || 1;
  const x = (time: number) => ((time - first.at) / span) * right;
  const y = (value: number) => FOOT - 6 - ((value - low) / reach) * (FOOT - 12 - TOP);
  const yFall = (fall: number) => HIGH + (deepest < 0 ? fall / deepest : 0) * (DEEP - HIGH);
  const show = (value: number) => format.change(value, 1);
  const line = (places: readonly string[]) => places.map((place, i) => `${i ? "L" : "M"}${place}`).join("");
  const path = (of: "yours" | "held") =>
    line(
      points.flatMap((point) => {
        const value = point[of];
        return value === null ? [] : [`${x(point.at).toFixed(1)} ${y(value).toFixed(1)}`];
      }),
    );
  const falls = line(points.map(({ at, fall }) => `${x(at).toFixed(1)} ${yFall(fall).toFixed(1)}`));
  // Two names at the end of their lines need room between them.
  const yoursY = y(last.yours);
  const heldY = last.held === null ? null : y(last.held);
  const apart = heldY === null ? 0 : Math.max(0, 30 - Math.abs(yoursY - heldY)) / 2;
  const up = heldY !== null && yoursY <= heldY ? -apart : apart;
  return (
    <ChartFrame
      frame={frame}
      width={width}
      height={HEIGHT}
      places={points.map(({ at }) => x(at))}
      right={right}
      top={TOP}
      foot={DEEP}
      page={24}
      summary={t("summary", {
        yours: show(last.yours),
        held: last.held === null ? format.number(null) : show(last.held),
        day: format.fullDay(first.at),
        fall: show(deepest),
      })}
      keys={t("readValues")}
      reading={(i) => {
        const point = points[i];
        if (!point) return "";
        return t("reading", {
          moment: `${format.fullDay(point.at)} ${format.clock(point.at)}`,
          yours: format.isolate(show(point.yours)),
          held: point.held === null ? format.number(null) : format.isolate(show(point.held)),
          fall: format.isolate(show(point.fall)),
        });
      }}
      mark={(i) => {
        const point = points[i];
        return point ? <ReadMark x={x(point.at)} y={y(point.yours)} /> : null;
      }}
    >
      {ticks(low, low + reach, 4).map((value) => (
        <line key={value} className="chart-grid" x1={0} x2={right} y1={y(value)} y2={y(value)} />
      ))}
      <line x1={0} x2={right} y1={y(0)} y2={y(0)} stroke="var(--line-strong)" />
      <path d={path("held")} fill="none" stroke="var(--ink-3)" strokeWidth={1.25} strokeDasharray="3 3" />
      <path className="chart-line" d={path("yours")} />
      <text className="chart-text-2" x={right + 8} y={yoursY + up} style={{ fontWeight: 580 }}>
        {names("yours")}
      </text>
      <text className="chart-text-2" x={right + 8} y={yoursY + up + 14}>
        {show(last.yours)}
      </text>
      {heldY === null ? null : (
        <>
          <text x={right + 8} y={heldY - up}>
            {names("held")}
          </text>
          <text x={right + 8} y={heldY - up + 14}>
            {show(last.held ?? 0)}
          </text>
        </>
      )}
      <path d={`${falls}L${right.toFixed(1)} ${HIGH}L0 ${HIGH}Z`} fill="var(--down)" fillOpacity={0.16} />
      <path d={falls} fill="none" stroke="var(--down)" strokeWidth={1.25} strokeLinejoin="round" />
      <line x1={0} x2={right} y1={HIGH} y2={HIGH} stroke="var(--line-strong)" />
      <text x={right + 8} y={HIGH + 12}>
        {t("belowHigh")}
      </text>
      <text x={right + 8} y={HIGH + 26}>
        {show(last.fall)}
      </text>
      <text x={0} y={HEIGHT - 8}>
        {format.fullDay(first.at)}
      </text>
      <text x={right} y={HEIGHT - 8} textAnchor="end">
        {`${format.fullDay(last.at)} ${format.clock(last.at)}`}
      </text>
    </ChartFrame>
  );
}
