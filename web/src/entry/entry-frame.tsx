"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageButton } from "@/shell/language-button";
import { ThemeButton } from "@/shell/theme-button";
import { Logo } from "@/ui/icon";

/** One column of 360 px for those who are not in yet. */
export function EntryFrame({ children }: { children: ReactNode }) {
  const t = useTranslations();
  return (
    <div data-bare="" className="flex min-h-screen flex-col">
      <header className="flex h-(--top) items-center gap-2.5 px-6 phone:px-4">
        <Logo />
        <bdi className="font-semibold text-14 tracking-[-.01em]">{t("nav.product")}</bdi>
        <span className="flex-1" />
        <LanguageButton />
        <ThemeButton />
      </header>
      <main className="mx-auto flex w-full max-w-[392px] flex-1 flex-col justify-center px-4 py-8">{children}</main>
      <footer className="px-6 py-4 text-center text-12 text-ink-3">{t("footer.notAdvice")}</footer>
    </div>
  );
}
