"use client";

import { type Messages, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Suggestion } from "@/lib/types";

/** Whether a change bets on the asset doing worse than the median that it is held against. */
export const betsAgainst = (kind: Suggestion["kind"]): boolean => kind === "demote" || kind === "remove";

/** A suggestion as a deed, and its reasons, in the language of the page. */
export function useSuggestionWords() {
  const t = useTranslations("suggestions");
  const format = useFormat();
  return {
    deed: ({ kind, symbol }: Pick<Suggestion, "kind" | "symbol">) =>
      t(`deed.${kind}`, { symbol: format.isolate(symbol) }),
    kind: (kind: Suggestion["kind"]) => t(`kind.${kind}`),
    of: (kind: Suggestion["kind"]) => t(betsAgainst(kind) ? "of.worse" : "of.better"),
    reason: (feature: string): string => {
      const key = feature as keyof Messages["suggestions"]["reason"];
      return t.has(`reason.${key}`) ? t(`reason.${key}`) : format.isolate(feature.replaceAll("_", " "));
    },
  };
}
