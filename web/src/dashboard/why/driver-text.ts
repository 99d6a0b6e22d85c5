"use client";

import { type Messages, useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Driver } from "@/lib/types";

/** Features whose value is a fraction and reads better in percent. */
const fractions = new Set(["volatility_rank", "breadth_50d", "volatility_forecast"]);

/** The chance on a usual day: what the model's reasons start from, and no reason itself. */
export const USUAL = "regime_usual";

/** A reason in the language of the page: written from the feature and its value, never from the server's sentence. */
export function useDriverText(): (driver: Driver) => { title: string; remark: string | null } {
  const t = useTranslations("features");
  const format = useFormat();
  return useCallback(
    (driver: Driver) => {
      const key = driver.feature as keyof Messages["features"];
      // A reason that the catalogue does not know keeps its own name, as words.
      if (!t.has(`${key}.title`)) return { title: format.isolate(key.replaceAll("_", " ")), remark: null };
      const known = driver.value !== null;
      const value =
        key === USUAL
          ? format.probability(driver.value)
          : fractions.has(driver.feature)
            ? format.share(driver.value)
            : format.signed(driver.value, 2);
      return {
        title: t(`${key}.title`, { value: format.isolate(value) }),
        remark: known ? t(`${key}.remark`, { size: sizeOf(driver.feature, driver.value ?? 0) }) : null,
      };
    },
    [t, format],
  );
}

/** Low, middle or high, on the scale of the feature. */
export function sizeOf(feature: string, value: number): "low" | "middle" | "high" {
  const [low, high] = fractions.has(feature) ? [0.35, 0.65] : [-0.5, 0.5];
  if (value < low) return "low";
  return value > high ? "high" : "middle";
}
