"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** A sector's name in the language of the page; one that the catalogue does not know keeps its own. */
export function useSectorName(): (name: string) => string {
  const t = useTranslations("sectorNames");
  return useCallback((name: string) => (t.has(name as "DeFi") ? t(name as "DeFi") : name), [t]);
}
