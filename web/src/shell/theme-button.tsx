"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { currentTheme, onThemeChange, setTheme, themeChoice } from "@/lib/preferences";
import { Icon } from "@/ui/icon";

export function useTheme() {
  return useSyncExternalStore(onThemeChange, currentTheme, () => "dark" as const);
}

/** What was chosen: the system's may be either. */
export function useThemeChoice() {
  return useSyncExternalStore(onThemeChange, themeChoice, () => "dark" as const);
}

/** Dark or light; `wide` has the words beside it, for menus. */
export function ThemeButton({ wide = false }: { wide?: boolean }) {
  const t = useTranslations("theme");
  const theme = useTheme();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      className={wide ? "menu-item" : "icon-btn"}
      aria-label={wide ? undefined : t(other)}
      title={wide ? undefined : t(other)}
      onClick={() => setTheme(other)}
    >
      <Icon name={theme === "dark" ? "sun" : "moon"} />
      {wide ? t(other) : null}
    </button>
  );
}
