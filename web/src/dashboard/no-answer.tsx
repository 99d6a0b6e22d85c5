"use client";

import { useTranslations } from "next-intl";
import type { Problem } from "@/lib/problem";
import { Notice } from "@/ui/notice";

/** The server answered, but not with a decision. */
export function NoAnswer({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const t = useTranslations("conditions");
  const early = problem.status === 404 || problem.type === "no_data";
  return (
    <Notice
      icon={early ? "clock" : "warning"}
      title={early ? t("early.title") : t("failed.title")}
      action={
        <button type="button" className="btn btn-small" onClick={onRetry}>
          {t("again")}
        </button>
      }
    >
      {early ? t("early.why") : t("failed.why", { status: String(problem.status) })}
    </Notice>
  );
}
