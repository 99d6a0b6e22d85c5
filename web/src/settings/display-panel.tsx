"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Locale, locales } from "@/i18n/locales";
import { useFormat } from "@/lib/format/use-format";
import { choose, setTheme, switchLocale, type ThemeChoice, useChoice } from "@/lib/preferences";
import type { Preferences } from "@/lib/types";
import { useThemeChoice } from "@/shell/theme-button";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { useSavePreferences } from "./queries";
import { Outcome } from "./save-line";

const THEMES = ["system", "dark", "light"] as const;
const DIGITS = ["own", "latin", "persian"] as const;
const CALENDARS = ["own", "gregorian", "jalali"] as const;

/** Language, theme, digits and calendar: they hold here at once, and are kept with the account. */
export function DisplayPanel({ preferences }: { preferences: Preferences }) {
  const t = useTranslations("settings.display");
  const language = useTranslations("language");
  const format = useFormat();
  const locale = useLocale() as Locale;
  const theme = useThemeChoice();
  const { digits, calendar } = useChoice();
  const save = useSavePreferences();
  const speak = (to: Locale) => {
    save.mutate({ locale: to }, { onSuccess: () => (to === locale ? undefined : switchLocale(to)) });
  };
  const wear = (to: ThemeChoice) => {
    setTheme(to);
    save.mutate({ theme: to });
  };
  const count = (to: (typeof DIGITS)[number]) => {
    const change = { digits: to === "own" ? null : to };
    choose(change);
    save.mutate(change);
  };
  const date = (to: (typeof CALENDARS)[number]) => {
    const change = { calendar: to === "own" ? null : to };
    choose(change);
    save.mutate(change);
  };
  const now = Date.now();
  return (
    <Panel id="display" title={t("title")}>
      <div className="flex flex-col gap-4 px-4 pt-2 pb-4">
        <Choice name={t("language")} note={t("mails", { language: language(preferences.locale ?? "en") })}>
          <Segmented
            label={t("language")}
            options={locales.map((one) => ({ value: one, label: language(one) }))}
            value={locale}
            onChange={speak}
          />
        </Choice>
        <Choice name={t("theme")} note={t("themeNote")}>
          <Segmented
            label={t("theme")}
            options={THEMES.map((one) => ({ value: one, label: t(one) }))}
            value={theme}
            onChange={wear}
          />
        </Choice>
        <Choice name={t("digits")} note={t("example", { value: format.isolate(format.number(1234.5, 1)) })}>
          <Segmented
            label={t("digits")}
            options={DIGITS.map((one) => ({ value: one, label: t(`digitsOf.${one}`) }))}
            value={digits ?? "own"}
            onChange={count}
          />
        </Choice>
        <Choice name={t("calendar")} note={t("example", { value: format.fullDay(now) })}>
          <Segmented
            label={t("calendar")}
            options={CALENDARS.map((one) => ({ value: one, label: t(`calendarOf.${one}`) }))}
            value={calendar ?? "own"}
            onChange={date}
          />
        </Choice>
        <p className="text-12 text-ink-3">{t("zone")}</p>
        <Outcome deed={save} done={t("kept")} />
      </div>
    </Panel>
  );
}

function Choice({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <span>
        {name}
        <span className="block text-12 text-ink-3">{note}</span>
      </span>
      {children}
    </div>
  );
}
