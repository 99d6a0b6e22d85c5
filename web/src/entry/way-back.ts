import type { Locale } from "@/i18n/locales";
import { pages } from "@/shell/sections";

const pageAt = (locale: Locale, pathname: string) =>
  pages.find(({ path }) => `/${locale}/${path}` === `${pathname.replace(/\/$/, "")}/`);

/** Whether the page is for everybody, signed in or not. */
export function isOpen(locale: Locale, pathname: string): boolean {
  const page = pageAt(locale, pathname);
  return page !== undefined && "open" in page;
}

/** The door, with the way back to the page that one stands on. */
export function doorFrom(locale: Locale, pathname: string): string {
  const from = pageAt(locale, pathname);
  return `/${locale}/sign-in/${from && from.path !== "" ? `?to=${from.id}` : ""}`;
}

/** The page that a door's query leads back to; the dashboard for anything that is no page of ours. */
export function wayBack(locale: Locale, search: string): string {
  const to = new URLSearchParams(search).get("to");
  return `/${locale}/${pages.find(({ id }) => id === to)?.path ?? ""}`;
}
