"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Score } from "@/lib/types";
import { DiffBar } from "@/ui/diff-bar";
import { Num } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { gainDecimals, gainOf, verdictOf } from "./judgement";

/** The difference to the plain look as a bar; without an interval there is nothing to draw. */
export function GainBar({ score, label, reach }: { score: Score; label: string; reach: number }) {
  const found = gainOf(score);
  if (!found.range) return null;
  const [low, high] = found.range;
  return (
    <DiffBar label={label} difference={found.gain} low={low} high={high} reach={reach} decimals={gainDecimals(found)} />
  );
}

/** The difference in figures; grey while its interval spans zero, or while there is none. `brief` leaves the interval out on the phone. */
export function GainText({ score, brief = false }: { score: Score; brief?: boolean }) {
  const format = useFormat();
  const found = gainOf(score);
  const decimals = gainDecimals(found);
  const verdict = verdictOf(score);
  const clear = verdict === "better" || verdict === "worse";
  return (
    <span className="tabular-nums">
      <Num className={clear ? "font-semi" : "text-ink-3"}>{format.signed(found.gain, decimals)}</Num>{" "}
      {found.range ? (
        <span className={`text-ink-3 ${brief ? "phone:hidden" : ""}`}>
          {format.range(format.signed(found.range[0], decimals), format.signed(found.range[1], decimals), true)}
        </span>
      ) : null}
    </span>
  );
}

/** What it comes to, as sign and word; not knowing is hatched or outlined, never red. */
export function VerdictTag({ score }: { score: Score }) {
  const t = useTranslations("record.verdict");
  const verdict = verdictOf(score);
  if (verdict === "none") return <span className="tag tag-hatch">{t("none")}</span>;
  if (verdict === "few") return <span className="tag tag-outline">{t("few")}</span>;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon name={verdict === "better" ? "check" : "cross"} small />
      {t(verdict)}
    </span>
  );
}

/** Said beside happened with its interval, 0 to 1. */
export function useShareWords() {
  const format = useFormat();
  return ({ share }: Pick<Score, "share">) => ({
    said: format.probability(share.said),
    happened: format.probability(share.happened),
    range: format.range(format.number(share.low, 2), format.number(share.high, 2), true),
    n: format.number(share.n),
    days: format.number(share.days),
  });
}
