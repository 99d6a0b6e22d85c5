"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Source } from "@/lib/types";

interface LayerHeadProps {
  title: string;
  children: ReactNode;
  source: Source | null;
  /** Newest data that the decision saw, and when it was made. */
  asOf: string;
  decidedAt: string | null;
}

/** The answer of a page in one sentence, why in others, and when it was given. */
export function LayerHead({ title, children, source, asOf, decidedAt }: LayerHeadProps) {
  const t = useTranslations("sentence");
  const format = useFormat();
  return (
    <div className="flex items-end justify-between gap-x-6 gap-y-2 below-desktop:flex-col below-desktop:items-start">
      <div>
        <h1>{title}</h1>
        <p className="mt-1.5 max-w-[90ch] text-ink-2">{children}</p>
      </div>
      <p className="text-12 text-ink-3 lg:whitespace-nowrap lg:text-end">
        {source === "files" || decidedAt === null
          ? t("asOf", { clock: format.clock(asOf), day: format.fullDay(asOf) })
          : t("decided", { clock: format.clock(decidedAt), day: format.day(decidedAt) })}
      </p>
    </div>
  );
}
