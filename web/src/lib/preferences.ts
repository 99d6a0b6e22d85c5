import type { Locale } from "@/i18n/locales";

export type Theme = "dark" | "light";

export const THEME_KEY = "cryptopredict.theme";

/** Runs before the first paint, so that the page never flashes in the other theme. Dark is the default. */
export const themeScript = `try{document.documentElement.dataset.theme=localStorage.getItem("${THEME_KEY}")==="light"?"light":"dark"}catch{}`;

export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === "light" ? "light" : "dark";
}

export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

/** Puts on the theme of the account in a browser where none was chosen yet. */
export function adoptTheme(theme: Theme | "system" | null): void {
  if (theme !== "dark" && theme !== "light") return;
  try {
    if (localStorage.getItem(THEME_KEY) !== null) return;
  } catch {
    // Storage may be blocked: then nothing was chosen before.
  }
  setTheme(theme);
}

/** Calls back whenever the theme changes, by whichever button. */
export function onThemeChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** Remembers the language for the server's redirect of "/" and opens the same page in it. */
export function switchLocale(to: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing outside Chromium
  document.cookie = `locale=${to}; path=/; max-age=31536000; samesite=lax`;
  window.location.assign(window.location.pathname.replace(/^\/[a-z]{2}(?=\/)/, `/${to}`) + window.location.search);
}
