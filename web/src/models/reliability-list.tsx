"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { CalibrationBin, ModelComparison } from "@/lib/types";
import { Num } from "@/ui/figures";
import { useModelWords } from "./words";

/** What was said beside what happened, one small diagram a question. */
export function ReliabilityList({ model, comparisons }: { model: string; comparisons: readonly ModelComparison[] }) {
  const words = useModelWords();
  return (
    <ul className="grid grid-cols-1 gap-x-6 gap-y-5 px-4 pt-2 pb-4 md:grid-cols-2 lg:grid-cols-4">
      {comparisons.map(({ key, what, calibration }) => (
        <li key={key} className="min-w-0">
          <Reliability
            title={words.question(model, key, what)}
            bins={calibration?.bins ?? []}
            error={calibration?.error ?? null}
          />
        </li>
      ))}
    </ul>
  );
}

const SIDE = 160;
const EDGE = { left: 26, bottom: 20, top: 6, right: 6 };
const TICKS = [0, 0.5, 1];
const across = (p: number) => EDGE.left + p * (SIDE - EDGE.left - EDGE.right);
const up = (p: number) => SIDE - EDGE.bottom - p * (SIDE - EDGE.top - EDGE.bottom);

interface ReliabilityProps {
  title: string;
  bins: readonly CalibrationBin[];
  error: number | null;
}

function Reliability({ title, bins, error }: ReliabilityProps) {
  const t = useTranslations("models.calibration");
  const format = useFormat();
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  const shown = { title, error: format.number(error, 2), n: format.number(n) };
  return (
    <>
      <h3 className="font-mid">{title}</h3>
      <p className="text-12 text-ink-3">{t("error", shown)}</p>
      <svg
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        className="chart mt-1 max-w-[220px]"
        role="img"
        aria-label={t("picture", { ...shown, bins: format.number(bins.length) })}
      >
        {TICKS.map((tick) => (
          <g key={tick}>
            <line className="chart-grid" x1={across(0)} x2={across(1)} y1={up(tick)} y2={up(tick)} />
            <text x={across(0) - 4} y={up(tick) + 3.5} textAnchor="end" fontSize="9">
              {format.number(tick, tick === 0.5 ? 1 : 0)}
            </text>
            <text x={across(tick)} y={SIDE - 6} textAnchor="middle" fontSize="9">
              {format.number(tick, tick === 0.5 ? 1 : 0)}
            </text>
          </g>
        ))}
        <line x1={across(0)} y1={up(0)} x2={across(1)} y2={up(1)} stroke="var(--ink-3)" strokeDasharray="3 3" />
        {bins.map((bin) => (
          <g key={bin.said} stroke="var(--accent)" fill="var(--accent)">
            <line x1={across(bin.said)} x2={across(bin.said)} y1={up(bin.low)} y2={up(bin.high)} opacity=".55" />
            <circle cx={across(bin.said)} cy={up(bin.happened)} r="2.4" stroke="none" />
          </g>
        ))}
      </svg>
      <details className="mt-1 text-12">
        <summary className="cursor-pointer py-1 text-ink-3 hover:text-ink phone:py-3">{t("table")}</summary>
        <BinTable title={title} bins={bins} />
      </details>
    </>
  );
}

function BinTable({ title, bins }: Omit<ReliabilityProps, "error">) {
  const t = useTranslations("models.calibration");
  const format = useFormat();
  return (
    <table className="w-full">
      <caption className="sr-only">{title}</caption>
      <thead className="text-ink-3">
        <tr>
          <th scope="col" className="text-start font-normal">
            {t("said")}
          </th>
          <th scope="col" className="text-end font-normal">
            {t("happened")}
          </th>
          <th scope="col" className="text-end font-normal">
            {t("interval")}
          </th>
          <th scope="col" className="text-end font-normal">
            {t("n")}
          </th>
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={bin.said}>
            <th scope="row" className="text-start font-normal">
              <Num>{format.probability(bin.said)}</Num>
            </th>
            <td className="text-end">
              <Num>{format.probability(bin.happened)}</Num>
            </td>
            <td className="text-end text-ink-3">
              {format.range(format.probability(bin.low), format.probability(bin.high))}
            </td>
            <td className="text-end text-ink-3">
              <Num>{format.number(bin.n)}</Num>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
