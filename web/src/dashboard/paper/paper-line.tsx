"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/lib/format/use-format";
import { equityLine } from "@/portfolio/equity-line";
import { useEquity } from "@/portfolio/queries";
import { spread } from "@/ui/spread";
import { useWidth } from "@/ui/use-width";

const DAYS = 60;
const POINTS = 120;
const HEIGHT = 78;
const FOOT = 60;
const LABELS = 62;
/** Percent from the foot to the top at least: a young account, which has hardly moved, looks as if it had not. */
const LEAST = 1;

/** The account of the last two months and held Bitcoin dotted beside it; the page of the portfolio has the chart and its table. */
export function PaperLine() {
  const t = useTranslations("paper.line");
  const format = useFormat();
  const [frame, width] = useWidth<HTMLDivElement>(320);
  const { data } = useEquity(DAYS, POINTS);
  const points = useMemo(() => (data ? equityLine(data) : []), [data]);
  const [first, last] = [points[0], points.at(-1)];
  if (data && points.length < 2)
    return (
      <p className="grid content-center text-12 text-ink-3" style={{ minHeight: HEIGHT }}>
        {t("early.why")}
      </p>
    );
  const values = points.flatMap(({ yours, held }) => (held === null ? [yours] : [yours, held]));
  const low = Math.min(0, ...values);
  const reach = Math.max(LEAST, Math.max(...values) - low);
  const y = (value: number) => FOOT - 4 - ((value - low) / reach) * (FOOT - 8);
  const path = (of: "yours" | "held") =>
    points
      .flatMap((point) => {
        const value = point[of];
        if (!first || !last || value === null) return [];
        const x = ((point.at - first.at) / (last.at - first.at || 1)) * (width - LABELS);
        return [`${x.toFixed(1)} ${y(value).toFixed(1)}`];
      })
      .map((place, i) => `${i ? "L" : "M"}${place}`)
      .join("");
  const names = (["yours", "held"] as const)
    .flatMap((of) => (last && last[of] !== null ? [{ of, at: y(last[of]) + 4 }] : []))
    .sort((a, b) => a.at - b.at);
  const places = spread(
    names.map(({ at }) => at),
    14,
    FOOT,
  );
  return (
    <div ref={frame} style={{ height: HEIGHT }} dir="ltr">
      {first && last ? (
        <svg
          width={width}
          height={HEIGHT}
          className="chart"
          role="img"
          aria-label={t("summary", {
            day: format.fullDay(first.at),
            yours: format.change(last.yours, 1),
            held: format.change(last.held, 1),
          })}
        >
          <path d={path("held")} fill="none" stroke="var(--ink-3)" strokeWidth={1.25} strokeDasharray="2 3" />
          <path className="chart-line" d={path("yours")} />
          <text x={0} y={HEIGHT - 4}>
            {t("since", { day: format.fullDay(first.at) })}
          </text>
          {names.map(({ of }, i) => (
            <text key={of} className={of === "yours" ? "chart-text-2" : ""} x={width - LABELS + 8} y={places[i]}>
              {t(of)}
            </text>
          ))}
        </svg>
      ) : null}
    </div>
  );
}
