"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { asProblem } from "@/lib/problem";
import { useRefusal } from "@/shell/refusal";
import type { Refusal } from "@/ui/dialog";
import { useRuleName } from "./rule-list";
import { rulesOf } from "./send";

/** Why an order was not taken: the broken rules by their names where the server gives them. */
export function useExecuteRefusal(): (reason: unknown) => Refusal & { unreachable: boolean } {
  const t = useTranslations("execute");
  const format = useFormat();
  const ruleName = useRuleName();
  const refusal = useRefusal();
  return (reason) => {
    const problem = asProblem(reason);
    const { unreachable } = problem;
    if (problem.type === "halted") return { words: t("halted"), said: null, unreachable };
    if (problem.type === "too_risky" || problem.type === "out_of_bounds") {
      const list = new Intl.ListFormat(format.locale, { type: "conjunction" });
      return {
        words: t(problem.type, { rules: list.format(rulesOf(problem).map(ruleName)) }),
        said: null,
        unreachable,
      };
    }
    return { ...refusal(reason), unreachable };
  };
}
