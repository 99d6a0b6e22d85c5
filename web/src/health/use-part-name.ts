"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";

/** The name of a part or of a check in the language of the page; what the catalogue does not know keeps its own. */
export function usePartName(): (name: string) => string {
  const t = useTranslations("health.part");
  const format = useFormat();
  return (name) => (t.has(name as "redis") ? t(name as "redis") : format.isolate(name.replaceAll("_", " ")));
}
