/** The languages of the interface and how each is written. */
export const locales = ["en", "fa"] as const;
export type Locale = (typeof locales)[number];

export const direction: Record<Locale, "ltr" | "rtl"> = { en: "ltr", fa: "rtl" };

export function isLocale(value: string | undefined): value is Locale {
  return locales.includes(value as Locale);
}
