"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { asProblem } from "@/lib/problem";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";

/** What a panel shows without an answer: lines to come, or why there are none. */
export function PanelRest({ query, rows }: { query: UseQueryResult<unknown>; rows: number }) {
  const t = useTranslations();
  if (query.isPending) {
    return (
      <div className="flex flex-col gap-4 px-4 pt-2 pb-4" aria-busy="true">
        {Array.from({ length: rows }, (_, row) => row).map((row) => (
          <Skeleton key={row} width={row % 2 ? "80%" : "100%"} height={20} />
        ))}
      </div>
    );
  }
  const problem = asProblem(query.error);
  return (
    <Notice
      shape="bare"
      icon="warning"
      title={t("data.failed")}
      action={
        <button type="button" className="btn btn-small" onClick={() => void query.refetch()}>
          {t("common.tryAgain")}
        </button>
      }
    >
      {problem.unreachable ? t("problems.unreachable") : t("problems.other", { status: String(problem.status) })}
    </Notice>
  );
}
