"use client";

import { useTranslations } from "next-intl";
import { useRetryNow } from "@/live/live-provider";
import { Notice } from "@/ui/notice";

/** Nothing has been decided yet, and when that will change. */
export function Early() {
  const t = useTranslations("conditions");
  const retry = useRetryNow();
  return (
    <Notice
      icon="clock"
      title={t("early.title")}
      action={
        <button type="button" className="btn btn-small" onClick={retry}>
          {t("again")}
        </button>
      }
    >
      {t("early.why")}
    </Notice>
  );
}
