"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ClaimRecord } from "@/lib/types";

const layers = { layer1: "macro", layer2: "sectors", layer3: "assets", layer4: "timing" } as const;

/** Names of layers and of what they claim; a kind that the catalogue does not know keeps its own name. */
export function useRecordWords() {
  const t = useTranslations("record.claim");
  const layer = useTranslations("layers");
  return useMemo(
    () => ({
      claim: (claim: ClaimRecord["claim"]) => (t.has(claim) ? t(claim) : String(claim).replaceAll("_", " ")),
      layer: (name: ClaimRecord["layer"]) => layer(`${layers[name]}.name`),
    }),
    [t, layer],
  );
}
