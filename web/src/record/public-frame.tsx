"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { doorFrom } from "@/entry/way-back";
import type { Source } from "@/lib/types";
import { LanguageButton } from "@/shell/language-button";
import { Paper } from "@/shell/paper";
import { ThemeButton } from "@/shell/theme-button";
import { Logo } from "@/ui/icon";

/** The frame for those without an account: what kind of market it is, and a door. */
export function PublicFrame({ source, children }: { source: Source | null; children: ReactNode }) {
  const t = useTranslations();
  const locale = useLocale();
  const pathname = usePathname();
  return (
    <div data-bare="" className="min-h-screen">
      <a className="skip" href="#main">
        {t("nav.skip")}
      </a>
      <header className="sticky top-0 z-3 flex h-(--top) items-center gap-2.5 border-line border-b bg-bg px-6 phone:px-4 print:hidden">
        <Logo />
        <bdi className="font-semibold text-14 tracking-[-.01em] phone:sr-only">{t("nav.product")}</bdi>
        {source === null || source === "live" ? null : (
          <span className="tag tag-simulated">
            <span className="phone:hidden">{t(`source.long.${source}`)}</span>
            <span className="md:hidden">{t(`source.short.${source}`)}</span>
          </span>
        )}
        <span className="flex-1" />
        <LanguageButton />
        <ThemeButton />
        <Link prefetch={false} className="btn btn-small" href={doorFrom(locale, pathname)}>
          {t("signIn.title")}
        </Link>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-[1280px] flex-col gap-4 px-6 pt-6 pb-8 outline-none phone:p-4 phone:pb-6"
      >
        {children}
        <footer className="flex flex-wrap gap-x-4 pt-2 text-12 text-ink-3">
          <span>{t("footer.notAdvice")}</span>
          <span>{t("footer.utc")}</span>
        </footer>
      </main>
      <Paper />
    </div>
  );
}
