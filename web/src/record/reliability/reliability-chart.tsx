"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { ClaimRecord } from "@/lib/types";
import { useWidth } from "@/ui/use-width";
import { ENOUGH, frameOf, roomFor, scalesOf, spotsOf } from "./geometry";

const WIDE = [0, 0.2, 0.4, 0.6, 0.8, 1];
const NARROW = [0, 0.5, 1];

/** Points on the diagonal came true as often as they were said; the bars below count them. Always 0 to 1, left to right. */
export function ReliabilityChart({ bins, name }: { bins: ClaimRecord["bins"]; name: string }) {
  const t = useTranslations("record.reliability");
  const format = useFormat();
  const [ref, width] = useWidth<HTMLDivElement>(600);
  const frame = frameOf(width);
  const { x, y } = scalesOf(frame);
  const spots = spotsOf(bins, frame);
  const named = roomFor(
    spots.map((spot) => spot.x),
    30,
  );
  const line = spots.filter((spot) => spot.enough).map((spot) => `${spot.x.toFixed(1)} ${spot.y.toFixed(1)}`);
  const marks = width < 420 ? NARROW : WIDE;
  const hollow = spots.some((spot) => !spot.enough);
  return (
    <div ref={ref} dir="ltr">
      <svg
        className="chart"
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        height={frame.height}
        role="img"
        aria-label={t("summary", {
          what: name,
          parts: format.number(bins.length),
          low: format.number(Math.min(...bins.map(({ share }) => share.said)), 2),
          high: format.number(Math.max(...bins.map(({ share }) => share.said)), 2),
        })}
      >
        {marks.map((mark) => (
          <g key={mark}>
            <line className="chart-grid" x1={frame.left} x2={frame.right} y1={y(mark)} y2={y(mark)} />
            <text x={frame.left - 8} y={y(mark) + 4} textAnchor="end">
              {format.number(mark, 1)}
            </text>
            <text x={x(mark)} y={frame.foot + 16} textAnchor="middle">
              {format.number(mark, 1)}
            </text>
          </g>
        ))}
        <path
          d={`M${frame.left} ${frame.bottom}L${frame.right} ${frame.top}`}
          stroke="var(--ink-3)"
          strokeDasharray="3 4"
        />
        <text x={frame.right} y={frame.top - 10} textAnchor="end">
          {t("diagonal")}
        </text>
        <text className="chart-text-2" x={frame.left} y={frame.top - 10}>
          {t("upwards")}
        </text>
        <text className="chart-text-2" x={frame.right} y={frame.height - 4} textAnchor="end">
          {t("sideways")}
        </text>
        {line.length > 1 ? (
          <path d={`M${line.join("L")}`} fill="none" stroke="var(--accent)" strokeWidth={1.25} strokeOpacity={0.55} />
        ) : null}
        {spots.map((spot, i) => (
          <g key={spot.bin.decile}>
            <line
              x1={spot.x}
              x2={spot.x}
              y1={spot.low}
              y2={spot.high}
              stroke={spot.enough ? "var(--accent)" : "var(--ink-3)"}
              strokeWidth={1.5}
              strokeOpacity={0.5}
            />
            <circle
              cx={spot.x}
              cy={spot.y}
              r={4.5}
              fill={spot.enough ? "var(--accent)" : "var(--surface)"}
              stroke={spot.enough ? "var(--surface)" : "var(--ink-3)"}
              strokeWidth={spot.enough ? 2 : 1.5}
            />
            <rect
              x={spot.x - 4}
              y={frame.foot - spot.count}
              width={8}
              height={spot.count}
              rx={1.5}
              fill="var(--ink-3)"
              opacity={0.45}
            />
            {named.has(i) ? (
              <text x={spot.x} y={frame.foot - spot.count - 4} textAnchor="middle">
                {format.number(spot.bin.share.n)}
              </text>
            ) : null}
          </g>
        ))}
        <text x={frame.left - 8} y={frame.foot} textAnchor="end">
          n
        </text>
      </svg>
      {hollow ? (
        <p className="pt-1 text-12 text-ink-3" dir="auto">
          {t("hollow", { least: format.isolate(format.number(ENOUGH)) })}
        </p>
      ) : null}
    </div>
  );
}
