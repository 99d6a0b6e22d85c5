import type { Locale } from "@/i18n/locales";
import { pages } from "@/shell/sections";

const pageAt = (locale: Locale, pathname: string) =>
  pages.find(({ path }) => `/${locale}/${path}` === `${pathname.replace(/\/$/, "")}/`);

/** Whether the page is for everybody, signed in or not. */
export function isOpen(locale: Locale, pathname: string): boolean {
  const page = pageAt(locale, pathname);
  return page !== undefined && "open" in page;
}

/** The door, with the way back to the page that one stands on, and to what it showed. */
export function doorFrom(locale: Locale, pathname: string, search = ""): string {
  const from = pageAt(locale, pathname);
  if (!from || from.path === "") return `/${locale}/sign-in/`;
  const query = new URLSearchParams({ to: from.id, ...(search.length > 1 ? { at: search.slice(1) } : {}) });
  return `/${locale}/sign-in/?${query}`;
}

/** The page that a door's query leads back to; the dashboard for anything that is no page of ours. */
export function wayBack(locale: Locale, search: string): string {
  const query = new URLSearchParams(search);
  const page = pages.find(({ id }) => id === query.get("to"));
  // Written anew, so that nothing but a query can follow the page.
  const shown = page ? new URLSearchParams(query.get("at") ?? "").toString() : "";
  return `/${locale}/${page?.path ?? ""}${shown ? `?${shown}` : ""}`;
}
