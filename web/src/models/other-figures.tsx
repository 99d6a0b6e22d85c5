"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { ModelVersion } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Scroller } from "@/ui/scroller";
import { asRead, decimalsOf, valueDecimals } from "./figures";
import { useModelWords } from "./words";

/** Every question beside every baseline, those without a gate too. */
export function OtherFigures({ model, version }: { model: string; version: ModelVersion }) {
  const t = useTranslations("models.others");
  const format = useFormat();
  const words = useModelWords();
  return (
    <Scroller label={t("title")}>
      <table className="table table-dense text-12">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("baseline")}</th>
            <th scope="col" className="right">
              {t("model")}
            </th>
            <th scope="col" className="right">
              {t("theirs")}
            </th>
            <th scope="col" className="right">
              {t("difference")}
            </th>
            <th scope="col" className="right">
              {t("interval")}
            </th>
            <th scope="col" className="right">
              {t("n")}
            </th>
          </tr>
        </thead>
        {version.comparisons.map((line) => (
          <tbody key={line.key} className="group-rows">
            <tr className="group-head">
              <th scope="rowgroup" colSpan={6}>
                {words.question(model, line.key, line.what)}
                <span className="ms-2 font-normal text-ink-3">{words.metric(line.metric)}</span>
              </th>
            </tr>
            {line.baselines.map(({ name, value, difference }) => {
              const decimals = decimalsOf(difference);
              const shown = (loss: number | null) =>
                format.number(asRead(line.metric, loss), valueDecimals(difference, line.model));
              const grey = difference === null || difference.low <= 0 ? "text-ink-3" : "font-semi";
              return (
                <tr key={name}>
                  <th scope="row">{words.baseline(name)}</th>
                  <td className="right">
                    <Num>{shown(line.model)}</Num>
                  </td>
                  <td className="right">
                    <Num>{shown(value)}</Num>
                  </td>
                  <td className="right">
                    <Num className={grey} title={difference === null ? t("tooFew") : undefined}>
                      {format.signed(difference?.mean, decimals)}
                    </Num>
                  </td>
                  <td className="right text-ink-3">
                    {difference === null
                      ? t("tooFew")
                      : format.range(
                          format.signed(difference.low, decimals),
                          format.signed(difference.high, decimals),
                          true,
                        )}
                  </td>
                  <td className="right">
                    <Num>{format.number(line.n)}</Num>
                  </td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </Scroller>
  );
}
