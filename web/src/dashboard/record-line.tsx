"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Evidence } from "@/lib/types";

/** How often it came true when about this much was said. */
export function RecordLine({ evidence }: { evidence: Evidence | null }) {
  const t = useTranslations("evidence");
  const format = useFormat();
  if (!evidence) return t("none");
  if (evidence.observed === null) return t("tooFew", { n: format.number(evidence.observed_n) });
  const bare = (value: number | null) => format.number(value === null ? null : value * 100);
  return t("cameTrue", {
    observed: format.share(evidence.observed),
    low: bare(evidence.observed_low),
    high: bare(evidence.observed_high),
    n: format.number(evidence.observed_n),
  });
}
