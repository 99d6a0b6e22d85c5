import type { Locale } from "@/i18n/locales";

export type Digits = "latin" | "persian";
export type Calendar = "gregorian" | "jalali";

/** What a reader may choose; null is the language's own. */
export interface Choice {
  digits: Digits | null;
  calendar: Calendar | null;
}

/** How values are written: for numbers and for times, as language tags that name digits and calendar. */
export interface Writing {
  locale: Locale;
  numbers: string;
  times: string;
}

const region: Record<Locale, string> = { en: "en-US", fa: "fa-IR" };
const digitsOf: Record<Digits, string> = { latin: "latn", persian: "arabext" };
const calendarOf: Record<Calendar, string> = { gregorian: "gregory", jalali: "persian" };

export function writingOf(locale: Locale, chosen?: Choice): Writing {
  const own = locale === "fa";
  const digits = digitsOf[chosen?.digits ?? (own ? "persian" : "latin")];
  const calendar = calendarOf[chosen?.calendar ?? (own ? "jalali" : "gregorian")];
  return {
    locale,
    numbers: `${region[locale]}-u-nu-${digits}`,
    times: `${region[locale]}-u-ca-${calendar}-nu-${digits}`,
  };
}
