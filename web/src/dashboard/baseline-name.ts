"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** The name of a baseline in the language of the page. */
export function useBaselineName(): (against: string) => string {
  const t = useTranslations("baselines");
  return useCallback(
    (against: string) => {
      const key = against.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_") as "even_weights";
      return t.has(key) ? t(key) : against;
    },
    [t],
  );
}
