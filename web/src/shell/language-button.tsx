"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "@/i18n/locales";
import { switchLocale } from "@/lib/preferences";
import { Icon } from "@/ui/icon";

/** The other language, in its own words. */
export function LanguageButton({ wide = false }: { wide?: boolean }) {
  const t = useTranslations("language");
  const other: Locale = useLocale() === "en" ? "fa" : "en";
  return (
    <button
      type="button"
      lang={other}
      className={
        wide
          ? "menu-item"
          : "flex h-8 items-center gap-1.5 rounded-2 px-2 text-12 text-ink-2 hover:bg-surface-2 phone:h-11"
      }
      onClick={() => switchLocale(other)}
    >
      <Icon name="language" />
      {t(other)}
    </button>
  );
}
