"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { Icon } from "@/ui/icon";
import { useUnread } from "./unread";

const MOST = 99;

/** How many messages are unread, and the way to them. */
export function Bell() {
  const t = useTranslations("bell");
  const format = useFormat();
  const locale = useLocale();
  const { data: unread = 0 } = useUnread();
  const label = unread === 0 ? t("none") : t("some", { count: format.number(unread) });
  return (
    <Link
      prefetch={false}
      href={`/${locale}/notifications/`}
      className="icon-btn relative hover:bg-surface-2"
      aria-label={label}
      title={label}
    >
      <Icon name="bell" />
      {unread === 0 ? null : (
        <span
          aria-hidden="true"
          className="absolute end-0 top-0 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-mid text-11 text-on-accent leading-none tabular-nums phone:end-1 phone:top-1"
        >
          {unread > MOST ? t("more", { count: format.number(MOST) }) : format.number(unread)}
        </span>
      )}
    </Link>
  );
}
