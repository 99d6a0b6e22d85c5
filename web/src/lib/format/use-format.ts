"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Locale } from "@/i18n/locales";
import * as numbers from "./numbers";
import * as prices from "./price";
import * as times from "./time";

/** Every way in which a value is written, in the language of the page. */
export function useFormat() {
  const locale = useLocale() as Locale;
  const t = useTranslations("units");
  return useMemo(() => {
    const isolate = (text: string) => (locale === "fa" ? `\u2066${text}\u2069` : text);
    const whole = (value: number) => numbers.number(locale, value);
    const duration = (seconds: number): string => {
      const span = times.span(seconds);
      if (span.unit === "hoursMinutes" || span.unit === "daysHours") {
        const second = new Intl.NumberFormat(locale === "fa" ? "fa-IR-u-nu-arabext" : "en-US", {
          minimumIntegerDigits: locale === "en" && span.unit === "hoursMinutes" ? 2 : 1,
        }).format(span.second);
        return t(span.unit, { first: whole(span.first), second });
      }
      return t(span.unit, { first: whole(span.first) });
    };
    const range = (low: string, high: string, mayBeNegative = false) =>
      t(mayBeNegative ? "rangeTo" : "range", { low: isolate(low), high: isolate(high) });
    return {
      locale,
      number: (value: number | null | undefined, decimals?: number) => numbers.number(locale, value, decimals),
      signed: (value: number | null | undefined, decimals?: number) => numbers.signed(locale, value, decimals),
      probability: (value: number | null | undefined) => numbers.probability(locale, value),
      share: (value: number | null | undefined, decimals?: number) => numbers.share(locale, value, decimals),
      change: (value: number | null | undefined, decimals?: number) => numbers.change(locale, value, decimals),
      percentage: (value: number | null | undefined, decimals?: number) => numbers.percentage(locale, value, decimals),
      price: (value: number | null | undefined) => prices.price(locale, value),
      fullPrice: (value: number) => prices.fullPrice(locale, value),
      /** 3.12 T USD; the unit is part of it. */
      dollars: (value: number | null | undefined): string => {
        if (value === null || value === undefined) return numbers.NOTHING;
        const [word, scaled] = numbers.magnitude(value);
        return t(`dollars.${word}`, { amount: numbers.compact(locale, scaled) });
      },
      /** 98.4 B, without a unit. */
      amount: (value: number | null | undefined): string => {
        if (value === null || value === undefined) return numbers.NOTHING;
        const [word, scaled] = numbers.magnitude(value);
        return t(`amount.${word}`, { amount: numbers.compact(locale, scaled) });
      },
      /** Keeps a number or a Latin word left to right inside a Persian sentence. */
      isolate,
      range,
      duration,
      /** Time left, no finer than it matters. */
      left: (seconds: number) => duration(times.coarse(seconds)),
      ago: (seconds: number): string => (seconds < 1 ? t("now") : t("ago", { span: duration(seconds) })),
      clock: (at: number | string) => times.clock(locale, at),
      clockSeconds: (at: number | string) => times.clockSeconds(locale, at),
      day: (at: number | string) => times.day(locale, at),
      fullDay: (at: number | string) => times.fullDay(locale, at),
    };
  }, [locale, t]);
}

export type Format = ReturnType<typeof useFormat>;
