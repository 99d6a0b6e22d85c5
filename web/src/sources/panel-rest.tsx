"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { asProblem } from "@/lib/problem";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";

interface PanelRestProps {
  query: UseQueryResult<unknown>;
  /** Of lines to come, or in pixels of a drawing. */
  rows?: number;
  height?: number;
  /** What could not be read. */
  failed?: string;
}

/** What a panel shows without an answer: lines or a drawing to come, or why there are none. */
export function PanelRest({ query, rows = 0, height, failed }: PanelRestProps) {
  const t = useTranslations();
  if (query.isPending) {
    return height !== undefined ? (
      <div className="p-4" aria-busy="true">
        <Skeleton width="100%" height={height} />
      </div>
    ) : (
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
      title={failed ?? t("data.failed")}
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
