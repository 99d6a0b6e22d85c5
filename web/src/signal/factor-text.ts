"use client";

import { type Messages, useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Driver } from "@/lib/types";

export type Size = "low" | "middle" | "high";

/** A third of the situation as the model sees it: −1, 0 or 1. */
export const thirdOf = (value: number): Size => (value < -0.5 ? "low" : value > 0.5 ? "high" : "middle");

/** A reason of a signal in the language of the page; one that the catalogue does not know keeps its own name, as words. */
export function useFactorText(): (driver: Driver) => { title: string; remark: string | null } {
  const t = useTranslations("signal.factor");
  const format = useFormat();
  return useCallback(
    ({ feature, value }: Driver) => {
      const key = feature as keyof Messages["signal"]["factor"];
      if (!t.has(`${key}.title`)) return { title: format.isolate(feature.replaceAll("_", " ")), remark: null };
      const params = { size: thirdOf(value ?? 0), value: format.isolate(format.share(value, 1)) };
      return { title: t(`${key}.title`, params), remark: t(`${key}.remark`, params) };
    },
    [t, format],
  );
}
