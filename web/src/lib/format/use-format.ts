"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Locale } from "@/i18n/locales";
import { useChoice } from "../preferences";
import * as numbers from "./numbers";
import * as prices from "./price";
import * as times from "./time";
import { writingOf } from "./writing";

/** Every way in which a value is written, in the language of the page and the digits and calendar of the reader. */
export function useFormat() {
  const locale = useLocale() as Locale;
  const digits = useChoice((state) => state.digits);
  const calendar = useChoice((state) => state.calendar);
  const t = useTranslations("units");
  return useMemo(() => {
    const writing = writingOf(locale, { digits, calendar });
    const isolate = (text: string) => (locale === "fa" ? `\u2066${text}\u2069` : text);
    const whole = (value: number) => numbers.number(writing, value);
    const duration = (seconds: number): string => {
      const span = times.span(seconds);
      if (span.unit === "hoursMinutes" || span.unit === "daysHours") {
        const second = new Intl.NumberFormat(writing.numbers, {
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
      number: (value: number | null | undefined, decimals?: number) => numbers.number(writing, value, decimals),
      signed: (value: number | null | undefined, decimals?: number) => numbers.signed(writing, value, decimals),
      probability: (value: number | null | undefined) => numbers.probability(writing, value),
      share: (value: number | null | undefined, decimals?: number) => numbers.share(writing, value, decimals),
      change: (value: number | null | undefined, decimals?: number) => numbers.change(writing, value, decimals),
      percentage: (value: number | null | undefined, decimals?: number) => numbers.percentage(writing, value, decimals),
      price: (value: number | null | undefined) => prices.price(writing, value),
      fullPrice: (value: number) => prices.fullPrice(writing, value),
      /** 3.12 T USD; the unit is part of it. */
      dollars: (value: number | null | undefined): string => {
        if (value === null || value === undefined) return numbers.NOTHING;
        const [word, scaled] = numbers.magnitude(value);
        return t(`dollars.${word}`, { amount: numbers.compact(writing, scaled) });
      },
      /** 98.4 B, without a unit. */
      amount: (value: number | null | undefined): string => {
        if (value === null || value === undefined) return numbers.NOTHING;
        const [word, scaled] = numbers.magnitude(value);
        return t(`amount.${word}`, { amount: numbers.compact(writing, scaled) });
      },
      /** Keeps a number or a Latin word left to right inside a Persian sentence. */
      isolate,
      range,
      duration,
      /** Time left, no finer than it matters. */
      left: (seconds: number) => duration(times.coarse(seconds)),
      ago: (seconds: number): string => (seconds < 1 ? t("now") : t("ago", { span: duration(seconds) })),
      clock: (at: number | string) => times.clock(writing, at),
      clockSeconds: (at: number | string) => times.clockSeconds(writing, at),
      day: (at: number | string) => times.day(writing, at),
      fullDay: (at: number | string) => times.fullDay(writing, at),
      month: (at: number | string) => times.month(writing, at),
      year: (at: number | string) => times.year(writing, at),
      /** A year of the common calendar, without a separator of thousands. */
      commonYear: (year: number) => new Intl.NumberFormat(writing.numbers, { useGrouping: false }).format(year),
    };
  }, [locale, digits, calendar, t]);
}

export type Format = ReturnType<typeof useFormat>;
