"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Notification } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { Icon } from "@/ui/icon";
import { iconOf, sentOf, wayOf } from "./facts";
import type { NoticeDeed } from "./queries";
import { useNoticeWords } from "./use-notice-words";

interface NoticeRowProps {
  notice: Notification;
  busy: boolean;
  onDeed: (deed: NoticeDeed) => void;
}

/** One message: what it says, how old it is, what became of it over other ways; bold while it is unread. */
export function NoticeRow({ notice, busy, onDeed }: NoticeRowProps) {
  const t = useTranslations("notices");
  const format = useFormat();
  const locale = useLocale();
  const { title, line } = useNoticeWords()(notice);
  const now = useNow(60_000);
  const unread = notice.status === "unread";
  const way = wayOf(locale, notice.data);
  const read = () => {
    if (unread) onDeed({ deed: "read", id: notice.id });
  };
  const words = <bdi className={unread ? "font-semi" : ""}>{title}</bdi>;
  return (
    <li className="flex gap-3 border-line border-b px-4 py-2.5 last:border-b-0">
      <span className={`mt-0.5 ${unread ? "text-accent" : "text-ink-3"}`}>
        <Icon name={iconOf(notice)} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex gap-3">
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            {way === null ? (
              words
            ) : (
              <Link prefetch={false} href={way} className="hover:underline" onClick={read}>
                {words}
              </Link>
            )}
            {unread ? <span className="sr-only"> {t("unread")}</span> : null}
          </span>
          <span className="whitespace-nowrap text-12 text-ink-3" title={format.clock(notice.created_at)}>
            {format.ago(Math.max(0, (now - Date.parse(notice.created_at)) / 1000))}
          </span>
        </p>
        <p className="text-ink-2 [overflow-wrap:anywhere]">
          <bdi>{line}</bdi>
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Deliveries notice={notice} />
          <span className="flex-1" />
          {unread ? (
            <button
              type="button"
              className="btn btn-small"
              disabled={busy}
              aria-label={t("readOf", { title })}
              onClick={read}
            >
              {t("read")}
            </button>
          ) : null}
          <button
            type="button"
            className="btn btn-small border-transparent"
            disabled={busy}
            aria-label={t("dismissOf", { title })}
            onClick={() => onDeed({ deed: "dismiss", id: notice.id })}
          >
            {t("dismiss")}
          </button>
        </div>
      </div>
    </li>
  );
}

/** Over which ways it went out, and where not. */
function Deliveries({ notice }: { notice: Notification }) {
  const t = useTranslations("notices.sent");
  const format = useFormat();
  const worst = sentOf(notice.deliveries);
  if (worst === null) return null;
  const ways = (state: string) => notice.deliveries.filter(({ status }) => status === state);
  return (
    <span className="flex flex-wrap gap-x-3 text-12 text-ink-3">
      {(["failed", "pending", "sent"] as const).map((state) =>
        ways(state).length ? (
          <span
            key={state}
            className={state === "failed" ? "text-warn" : ""}
            title={
              ways(state)
                .map(({ error }) => error)
                .filter(Boolean)
                .join("\n") || undefined
            }
          >
            {t(state, {
              ways: ways(state)
                .map(({ way }) => format.isolate(way === "browser" ? t("browser") : way))
                .join(t("and")),
            })}
          </span>
        ) : null,
      )}
    </span>
  );
}
