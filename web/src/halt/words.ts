"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Halt } from "@/lib/types";

const LAYERS = { 1: "macro", 2: "sectors", 3: "assets", 4: "timing" } as const;

/** What a halt stops and who did it, in the language of the page. */
export function useHaltWords() {
  const t = useTranslations("halt");
  const layer = useTranslations("layers");
  const format = useFormat();
  return {
    scope: (halt: Halt): string => {
      const name = LAYERS[halt.layer as keyof typeof LAYERS];
      if (halt.scope === "layer" && name) return t("scope.layer", { layer: layer(`${name}.name`) });
      if (halt.scope === "asset") return t("scope.asset", { symbol: format.isolate(halt.symbol ?? "") });
      return t("scope.global");
    },
    by: (halt: Halt): string => (halt.tripped_by === null ? t("by.person") : t(`by.${halt.tripped_by}`)),
  };
}
