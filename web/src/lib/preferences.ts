import { create } from "zustand";
import type { Locale } from "@/i18n/locales";
import type { Choice } from "./format/writing";

export type Theme = "dark" | "light";
export type ThemeChoice = Theme | "system";

export const THEME_KEY = "cryptopredict.theme";
const WRITING_KEY = "cryptopredict.writing";
const LIGHT = "(prefers-color-scheme: light)";

/** Runs before the first paint, so that the page never flashes in the other theme. Dark is the default. */
export const themeScript = `try{const t=localStorage.getItem("${THEME_KEY}");document.documentElement.dataset.theme=t==="light"||t==="system"&&matchMedia("${LIGHT}").matches?"light":"dark"}catch{}`;

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage may be blocked: then nothing was chosen before.
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === "light" ? "light" : "dark";
}

/** What was chosen in this browser; dark where nothing was. */
export function themeChoice(): ThemeChoice {
  const kept = read(THEME_KEY);
  return kept === "light" || kept === "system" ? kept : "dark";
}

export function setTheme(choice: ThemeChoice): void {
  write(THEME_KEY, choice);
  wear(choice);
}

function wear(choice: ThemeChoice): void {
  const theme = choice === "system" ? (matchMedia(LIGHT).matches ? "light" : "dark") : choice;
  document.documentElement.dataset.theme = theme;
}

/** Follows the system's theme while that is what was chosen; returns the way to stop. */
export function followSystemTheme(): () => void {
  const system = matchMedia(LIGHT);
  const follow = () => {
    if (themeChoice() === "system") wear("system");
  };
  system.addEventListener("change", follow);
  return () => system.removeEventListener("change", follow);
}

/** Calls back whenever the theme or its choice changes, by whichever button. */
export function onThemeChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** Digits and calendar of this browser. The pages of the export are written in those of the language. */
export const useChoice = create<Choice>(() => ({ digits: null, calendar: null }));
if (typeof window !== "undefined") useChoice.setState(choiceOf(read(WRITING_KEY)));

/** What was kept of a choice; anything that is none is not chosen. */
export function choiceOf(kept: string | null): Choice {
  const words = (kept ?? "").split(" ");
  const one = <Word extends string>(...all: Word[]) => all.find((word) => words.includes(word)) ?? null;
  return { digits: one("latin", "persian"), calendar: one("gregorian", "jalali") };
}

export function choose(change: Partial<Choice>): void {
  useChoice.setState(change);
  const { digits, calendar } = useChoice.getState();
  write(WRITING_KEY, [digits, calendar].filter(Boolean).join(" "));
}

/** Puts on what the account has chosen in a browser where nothing was chosen yet. */
export function adopt({ theme, digits, calendar }: Choice & { theme: ThemeChoice | null }): void {
  if (theme !== null && read(THEME_KEY) === null) setTheme(theme);
  if (read(WRITING_KEY) === null && (digits !== null || calendar !== null)) choose({ digits, calendar });
}

/** Remembers the language for the server's redirect of "/" and opens the same page in it. */
export function switchLocale(to: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing outside Chromium
  document.cookie = `locale=${to}; path=/; max-age=31536000; samesite=lax`;
  window.location.assign(window.location.pathname.replace(/^\/[a-z]{2}(?=\/)/, `/${to}`) + window.location.search);
}
