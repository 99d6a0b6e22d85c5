import type { Locale } from "@/i18n/locales";
import { type PageId, pages } from "./sections";

const all: readonly { id: string; path: string }[] = pages;

/** A page in a language. */
export const pageHref = (locale: Locale, page: PageId): string =>
  `/${locale}/${all.find(({ id }) => id === page)?.path ?? ""}`;

/** The page of one asset. */
export const assetHref = (locale: Locale, cryptoId: number): string => `/${locale}/asset/?id=${cryptoId}`;

/** One sector among those that are compared. */
export const sectorHref = (locale: Locale, sectorId: number): string =>
  `/${locale}/sectors/?compare=${sectorId}#compare`;

/** The page of one signal. */
export const signalHref = (locale: Locale, signalId: number): string => `/${locale}/signal/?id=${signalId}`;

/** The id in an address, null where there is none. */
export function idOf(asked: string | null): number | null {
  return asked !== null && /^[1-9]\d{0,15}$/.test(asked) ? Number(asked) : null;
}
