import type { Locale } from "@/i18n/locales";
import { pages } from "./sections";

const all: readonly { id: string; path: string }[] = pages;

/** The page of one asset. */
export const assetHref = (locale: Locale, cryptoId: number): string => `/${locale}/asset/?id=${cryptoId}`;

/** Where one signal is told of: its own page, or, where there is none, its place on the page of its asset. */
export function signalHref(locale: Locale, signal: { id: number; crypto_id: number }): string {
  const own = all.find(({ id }) => id === "signal");
  return own ? `/${locale}/${own.path}?id=${signal.id}` : `${assetHref(locale, signal.crypto_id)}#signals`;
}

/** The id in an address, null where there is none. */
export function idOf(asked: string | null): number | null {
  return asked !== null && /^[1-9]\d{0,15}$/.test(asked) ? Number(asked) : null;
}
