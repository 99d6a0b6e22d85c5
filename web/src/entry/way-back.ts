import type { Locale } from "@/i18n/locales";
import { pages } from "@/shell/sections";

/** The door, with the way back to the page that one stands on. */
export function doorFrom(locale: Locale, pathname: string): string {
  const from = pages.find(({ path }) => path !== "" && pathname === `/${locale}/${path}`);
  return `/${locale}/sign-in/${from ? `?to=${from.id}` : ""}`;
}

/** The page that a door's query leads back to; the dashboard for anything that is no page of ours. */
export function wayBack(locale: Locale, search: string): string {
  const to = new URLSearchParams(search).get("to");
  return `/${locale}/${pages.find(({ id }) => id === to)?.path ?? ""}`;
}
