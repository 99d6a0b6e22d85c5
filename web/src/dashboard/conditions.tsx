"use client";

import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Problem } from "@/lib/problem";
import { useRetryNow } from "@/live/live-provider";
import { useLive } from "@/live/store";
import { useNow } from "@/live/use-now";
import { Notice } from "@/ui/notice";

/** The server does not answer: what was last received stays, with its age, and the next try is counted down. */
export function Unreachable({ since }: { since: number | null }) {
  const t = useTranslations("conditions.unreachable");
  const format = useFormat();
  const retry = useRetryNow();
  const nextTryAt = useLive((state) => state.nextTryAt);
  useNow(1000);
  const now = Date.now();
  return (
    <Notice
      icon="link"
      shape={since === null ? "panel" : "strip"}
      role="alert"
      title={t("title")}
      action={
        <button type="button" className="btn btn-small" onClick={retry}>
          {t("now")}
        </button>
      }
    >
      {since === null ? t("nothing") : t("last", { age: format.ago((now - since) / 1000) })}{" "}
      {nextTryAt !== null && nextTryAt > now
        ? t("again", { span: format.duration(Math.ceil((nextTryAt - now) / 1000)) })
        : null}
    </Notice>
  );
}

/** The session ended: sign in again and come back here. */
export function Expired({ withData }: { withData: boolean }) {
  const t = useTranslations("conditions.expired");
  const locale = useLocale();
  return (
    <Notice
      icon="user"
      shape={withData ? "strip" : "panel"}
      role="alert"
      title={t("title")}
      action={
        <a className="btn btn-small btn-primary" href={`/${locale}/sign-in/`}>
          {t("signIn")}
        </a>
      }
    >
      {t("why")}
    </Notice>
  );
}

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
