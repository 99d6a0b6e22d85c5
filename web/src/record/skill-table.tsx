"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { ClaimRecord } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Scroller } from "@/ui/scroller";
import type { SkillListProps } from "./claims-panel";
import { GainBar, GainText, useShareWords, VerdictTag } from "./gain-figures";
import { keyOf, reachOf } from "./judgement";
import { useRecordWords } from "./words";

/** Tablet and desktop: one question a row; its name shows the question in full below. */
export function SkillTable({ from, claims, chosen, onChoose }: SkillListProps) {
  const t = useTranslations("record.column");
  const title = useTranslations("record.from");
  const reach = reachOf(claims.map(({ score }) => score));
  return (
    <Scroller label={title(`${from}.title`)} className="phone:hidden">
      <table className="table">
        <caption className="sr-only">{title(`${from}.title`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t("question")}</th>
            <th scope="col" className="right">
              {t("n")}
            </th>
            <th scope="col" className="right">
              {t("said")}
            </th>
            <th scope="col">{t("happened")}</th>
            <th scope="col" className="right below-desktop:hidden">
              {t("brier")}
            </th>
            <th scope="col" className="right below-desktop:hidden">
              {t("plain")}
            </th>
            <th scope="col" colSpan={2}>
              {t("gain")}
            </th>
            <th scope="col" className="right below-desktop:hidden">
              {t("calibration")}
            </th>
            <th scope="col">{t("verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <Row
              key={keyOf(claim)}
              claim={claim}
              on={keyOf(claim) === chosen}
              reach={reach}
              onChoose={() => onChoose(keyOf(claim))}
            />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface RowProps {
  claim: ClaimRecord;
  on: boolean;
  reach: number;
  onChoose: () => void;
}

function Row({ claim, on, reach, onChoose }: RowProps) {
  const t = useTranslations("record");
  const format = useFormat();
  const words = useRecordWords();
  const { score } = claim;
  const share = useShareWords()(score);
  const name = words.claim(claim.claim);
  return (
    <tr className={on ? "[&>*]:bg-surface-2" : undefined}>
      <th scope="row">
        <button
          type="button"
          className="flex items-baseline gap-x-2 py-2 text-start below-desktop:flex-col"
          aria-pressed={on}
          onClick={onChoose}
        >
          <span className={on ? "font-semi" : "link"}>{name}</span>
          <span className="text-12 text-ink-3">{words.layer(claim.layer)}</span>
        </button>
      </th>
      <td className="right" title={t("onDays", { days: share.days })}>
        <Num>{share.n}</Num>
      </td>
      <td className="right">
        <Num>{share.said}</Num>
      </td>
      <td className="tabular-nums">
        <Num className="font-semi">{share.happened}</Num> <span className="text-ink-3">{share.range}</span>
      </td>
      <td className="right below-desktop:hidden">
        <Num>{format.number(score.brier, 3)}</Num>
      </td>
      <td className="right below-desktop:hidden">
        <Num className="text-ink-3">{format.number(score.baseline_brier, 3)}</Num>
      </td>
      <td className="w-[132px] min-w-[64px]">
        <GainBar score={score} label={t("gainOf", { what: name })} reach={reach} />
      </td>
      <td>
        <GainText score={score} />
      </td>
      <td className="right below-desktop:hidden">
        <Num>{format.number(score.calibration_error, 3)}</Num>
      </td>
      <td>
        <VerdictTag score={score} />
      </td>
    </tr>
  );
}
