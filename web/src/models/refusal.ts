"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { asProblem } from "@/lib/problem";

export interface Refusal {
  words: string;
  /** What the server itself said, in its own language. */
  said: string | null;
}

/** Why something that was asked for was not done. */
export function useRefusal(): (reason: unknown) => Refusal {
  const t = useTranslations();
  const format = useFormat();
  return (reason) => {
    const problem = asProblem(reason);
    if (problem.unreachable) return { words: t("problems.unreachable"), said: null };
    if (problem.status === 403) return { words: t("models.refused.why"), said: null };
    if (problem.status === 429) {
      return { words: t("problems.tooMany", { span: format.duration(problem.retryAfter ?? 60) }), said: null };
    }
    if ([404, 409, 422, 503].includes(problem.status))
      return { words: t("models.deed.refused"), said: problem.message };
    return { words: t("problems.other", { status: String(problem.status) }), said: null };
  };
}
