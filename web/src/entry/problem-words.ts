"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "@/lib/format/use-format";
import { asProblem } from "@/lib/problem";

/** Why a form did not go through, in the language of the page; unknown mail and wrong password read alike. */
export function useProblemWords(): (reason: unknown) => string {
  const t = useTranslations("problems");
  const format = useFormat();
  return useCallback(
    (reason: unknown) => {
      const problem = asProblem(reason);
      if (problem.unreachable) return t("unreachable");
      switch (problem.status) {
        case 401:
          return t("credentials");
        case 403:
          return t("notHere");
        case 409:
          return t("hasOwner");
        case 422:
          return t("invalid");
        case 429:
          return t("tooMany", { span: format.duration(problem.retryAfter ?? 60) });
        default:
          return t("other", { status: String(problem.status) });
      }
    },
    [t, format],
  );
}
