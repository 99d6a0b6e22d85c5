"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Locale, locales } from "@/i18n/locales";
import { setTheme, switchLocale, type Theme } from "@/lib/preferences";
import type { Preferences } from "@/lib/types";
import { useTheme } from "@/shell/theme-button";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { useSavePreferences } from "./queries";
import { Outcome } from "./save-line";

/** Language and theme: they hold here at once, and are kept with the account. */
export function DisplayPanel({ preferences }: { preferences: Preferences }) {
  const t = useTranslations("settings.display");
  const language = useTranslations("language");
  const locale = useLocale() as Locale;
  const theme = useTheme();
  const save = useSavePreferences();
  const speak = (to: Locale) => {
    save.mutate({ locale: to }, { onSuccess: () => (to === locale ? undefined : switchLocale(to)) });
  };
  const wear = (to: Theme) => {
    setTheme(to);
    save.mutate({ theme: to });
  };
  return (
    <Panel id="display" title={t("title")}>
      <div className="flex flex-col gap-3 px-4 pt-2 pb-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <span>
            {t("language")}
            <span className="block text-12 text-ink-3">
              {t("mails", { language: language(preferences.locale ?? "en") })}
            </span>
          </span>
          <Segmented
            label={t("language")}
            options={locales.map((one) => ({ value: one, label: language(one) }))}
            value={locale}
            onChange={speak}
          />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <span>
            {t("theme")}
            <span className="block text-12 text-ink-3">{t("themeNote")}</span>
          </span>
          <Segmented
            label={t("theme")}
            options={(["dark", "light"] as const).map((one) => ({ value: one, label: t(one) }))}
            value={theme}
            onChange={wear}
          />
        </div>
        <Outcome deed={save} done={t("kept")} />
      </div>
    </Panel>
  );
}
