"use client";

import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { doorFrom } from "@/entry/way-back";
import { useFormat } from "@/lib/format/use-format";
import { useRetryNow } from "@/live/live-provider";
import { useLive } from "@/live/store";
import { useNow } from "@/live/use-now";
import { Notice } from "@/ui/notice";
import { lastDataAt } from "./data-age";

/** The server does not answer: what was last received stays, with its age, and the next try is counted down. */
export function Unreachable({ since }: { since: number | null }) {
  const t = useTranslations("conditions.unreachable");
  const app = useTranslations("app");
  const format = useFormat();
  const retry = useRetryNow();
  const nextTryAt = useLive((state) => state.nextTryAt);
  useNow(1000);
  const now = Date.now();
  const before = since === null && typeof window !== "undefined" ? lastDataAt() : null;
  const last =
    since !== null
      ? t("last", { age: format.ago((now - since) / 1000) })
      : before !== null
        ? app("notKept", { age: format.ago((now - before) / 1000) })
        : t("nothing");
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
      {last}{" "}
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
  const pathname = usePathname();
  return (
    <Notice
      icon="user"
      shape={withData ? "strip" : "panel"}
      role="alert"
      title={t("title")}
      action={
        <a
          className="btn btn-small btn-primary"
          href={doorFrom(locale, pathname, typeof window === "undefined" ? "" : window.location.search)}
        >
          {t("signIn")}
        </a>
      }
    >
      {t("why")}
    </Notice>
  );
}
