"use client";

import { useTranslations } from "next-intl";
import type { Source } from "@/lib/types";
import { Icon } from "@/ui/icon";

/** What kind of market everything here is of; anything but the live one is dashed, as wherever it is named. */
export function MarketKind({ source }: { source: Source }) {
  const t = useTranslations();
  return (
    <section
      aria-label={t("data.market.title")}
      className={`panel flex items-start gap-3 px-4 py-3 ${source === "live" ? "" : "!border-control !border-dashed"}`}
    >
      <span className="mt-0.5 text-ink-3">
        <Icon name="source" />
      </span>
      <p className="flex min-w-0 flex-wrap gap-x-2 text-ink-2">
        <span className="font-semi text-ink">{t(`source.long.${source}`)}</span>
        <span>{t(`data.market.${source}`)}</span>
      </p>
    </section>
  );
}
