"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { asProblem } from "@/lib/problem";
import type { Refusal } from "@/ui/dialog";

/** Why something that was asked for was not done. */
export function useRefusal(): (reason: unknown) => Refusal {
  const t = useTranslations();
  const format = useFormat();
  return (reason) => {
    const problem = asProblem(reason);
    if (problem.unreachable) return { words: t("problems.unreachable"), said: null };
    if (problem.status === 403) return { words: t("dialog.notAllowed"), said: null };
    if (problem.status === 429) {
      return { words: t("problems.tooMany", { span: format.duration(problem.retryAfter ?? 60) }), said: null };
    }
    if ([404, 409, 422, 503].includes(problem.status)) return { words: t("dialog.refused"), said: problem.message };
    return { words: t("problems.other", { status: String(problem.status) }), said: null };
  };
}
