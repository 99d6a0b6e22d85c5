"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SkillListProps } from "./claims-panel";
import { GainBar, GainText, useShareWords, VerdictTag } from "./gain-figures";
import { keyOf, reachOf } from "./judgement";
import { useRecordWords } from "./words";

/** Phone: the same facts as cards. */
export function SkillCards({ from, claims, chosen, onChoose }: SkillListProps) {
  const t = useTranslations("record");
  const format = useFormat();
  const words = useRecordWords();
  const shareOf = useShareWords();
  const reach = reachOf(claims.map(({ score }) => score));
  // What is chosen opens below all cards, out of sight.
  const show = (key: string) => {
    onChoose(key);
    requestAnimationFrame(() => document.getElementById(`${from}-full`)?.scrollIntoView());
  };
  return (
    <ul className="md:hidden">
      {claims.map(({ layer, claim, score }) => {
        const key = keyOf({ layer, claim });
        const share = shareOf(score);
        const name = words.claim(claim);
        return (
          <li key={key} className="flex flex-col gap-1 border-line border-t px-4 py-2.5">
            <span className="flex items-center justify-between gap-3">
              <span>
                <span className="font-semi">{name}</span>{" "}
                <span className="text-12 text-ink-3">{words.layer(layer)}</span>
              </span>
              <VerdictTag score={score} />
            </span>
            <span className="text-12 text-ink-2">{t("card.share", share)}</span>
            <GainBar score={score} label={t("gainOf", { what: name })} reach={reach} />
            <span className="flex flex-wrap justify-between gap-x-3 text-12 text-ink-2">
              <span>
                {t("column.gain")} <GainText score={score} />
              </span>
              <span>
                {t("card.brier", {
                  brier: format.isolate(format.number(score.brier, 3)),
                  plain: format.isolate(format.number(score.baseline_brier, 3)),
                })}
              </span>
            </span>
            {key === chosen ? null : (
              <button type="button" className="btn btn-small mt-1 self-start" onClick={() => show(key)}>
                {t("card.more")} <span className="sr-only">{name}</span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
