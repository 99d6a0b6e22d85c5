"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/ui/icon";

/** What was done, or cannot be, in place of the form, and the way on. */
export function EntryResult({ title, children, bad = false }: { title: string; children: ReactNode; bad?: boolean }) {
  return (
    <div className="flex flex-col gap-4" role="status">
      <span className={bad ? "text-warn" : "text-up"}>
        <Icon name={bad ? "warning" : "check"} />
      </span>
      <h1 className="[overflow-wrap:anywhere]">{title}</h1>
      <div className="flex flex-col gap-3 text-ink-2">{children}</div>
      <BackToSignIn />
    </div>
  );
}

export function BackToSignIn() {
  const t = useTranslations("entry");
  const locale = useLocale();
  return (
    <p className="border-line border-t pt-4 text-12">
      <Link prefetch={false} href={`/${locale}/sign-in/`} className="link underline">
        {t("toSignIn")}
      </Link>
    </p>
  );
}

/** A link of a letter that leads nowhere: it is incomplete, used or too old; and where another one is had. */
export function DeadLink({ again = false }: { again?: boolean }) {
  const t = useTranslations("entry.deadLink");
  const locale = useLocale();
  return (
    <EntryResult bad title={t("title")}>
      <p>{t("why")}</p>
      {again ? (
        <p>
          <Link prefetch={false} href={`/${locale}/forgot-password/`} className="link underline">
            {t("again")}
          </Link>
        </p>
      ) : null}
    </EntryResult>
  );
}
