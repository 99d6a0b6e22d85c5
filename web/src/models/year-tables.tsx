"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { ModelComparison } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Scroller } from "@/ui/scroller";
import { asRead, valueDecimals } from "./figures";
import { useModelWords } from "./words";

/** The mean of each year, for the model and its baselines; too little of a year says little. */
export function YearTables({ model, comparisons }: { model: string; comparisons: readonly ModelComparison[] }) {
  const words = useModelWords();
  return comparisons.map((line) => {
    const title = words.question(model, line.key, line.what);
    return <YearTable key={line.key} line={line} title={title} metric={words.metric(line.metric)} />;
  });
}

function YearTable({ line, title, metric }: { line: ModelComparison; title: string; metric: string }) {
  const t = useTranslations("models.years");
  const format = useFormat();
  const words = useModelWords();
  const decimals = valueDecimals(line.baselines[0]?.difference ?? null, line.model);
  const value = (loss: number | null | undefined) => format.number(asRead(line.metric, loss ?? null), decimals);
  return (
    <Scroller label={title} className="pb-2">
      <table className="table table-dense text-12">
        <caption className="px-4 pt-2 pb-1 text-start">
          <span className="font-mid">{title}</span> <span className="text-ink-3">{metric}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("year")}</th>
            <th scope="col" className="right">
              {t("model")}
            </th>
            {line.baselines.map(({ name }) => (
              <th key={name} scope="col" className="right">
                {words.baseline(name)}
              </th>
            ))}
            <th scope="col" className="right">
              {t("n")}
            </th>
          </tr>
        </thead>
        <tbody>
          {line.by_year.map(({ year, n, model, baselines }) => (
            <tr key={year}>
              <th scope="row">
                <Num>{format.isolate(format.commonYear(year))}</Num>
              </th>
              <td className="right">
                <Num>{value(model)}</Num>
              </td>
              {line.baselines.map(({ name }) => (
                <td key={name} className="right text-ink-2">
                  <Num>{value(baselines.find((one) => one.name === name)?.value)}</Num>
                </td>
              ))}
              <td className="right text-ink-3">
                <Num>{format.number(n)}</Num>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
