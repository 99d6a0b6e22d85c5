"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useFormat } from "@/lib/format/use-format";
import { useHidden } from "@/lib/hidden";
import type { RiskCheck } from "@/lib/types";
import { COVER } from "@/portfolio/money";
import { Num } from "@/ui/figures";
import { useRuleName } from "./rule-list";

interface SizeFieldProps {
  check: RiskCheck;
  /** What was typed; null is the suggestion. */
  typed: string | null;
  wrong: boolean;
  onChange: (typed: string | null) => void;
}

/** How much, with the suggestion and the rule that holds it there; beside it the share of the account. */
export function SizeField({ check, typed, wrong, onChange }: SizeFieldProps) {
  const t = useTranslations("execute.size");
  const paper = useTranslations("paper");
  const format = useFormat();
  const ruleName = useRuleName();
  const hidden = useHidden((state) => state.hidden);
  const id = useId();
  const share = Number(check.position_size) / Number(check.total_value);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-12">
        {t("label")} <bdi className="text-ink-3">{paper("unit")}</bdi>
      </label>
      <span className="relative" dir="ltr">
        <input
          id={id}
          className="field !pe-16"
          inputMode="decimal"
          autoComplete="off"
          // The suggestion stands there to be changed, covered where amounts are; it is no bound to be typed.
          value={typed ?? (hidden ? "" : Number(check.suggested_size).toFixed(2))}
          placeholder={hidden ? COVER : undefined}
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        />
        <span className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-12 text-ink-3">
          <Num>{format.share(share, 1)}</Num>
        </span>
      </span>
      <span id={`${id}-hint`} className={`text-12 ${wrong ? "text-down" : "text-ink-3"}`}>
        {wrong
          ? t("wrong")
          : hidden
            ? t("hintCovered", { rule: check.sized_by === null ? "none" : ruleName(check.sized_by) })
            : t("hint", {
                size: format.isolate(format.number(Number(check.suggested_size), 2)),
                rule: check.sized_by === null ? "none" : ruleName(check.sized_by),
              })}
      </span>
      {typed === null ? null : (
        <button type="button" className="link self-start text-12" onClick={() => onChange(null)}>
          {t("back")}
        </button>
      )}
    </div>
  );
}
