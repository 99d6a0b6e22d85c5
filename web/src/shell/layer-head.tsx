"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Source } from "@/lib/types";
import { PageHead } from "./page-head";

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
    <PageHead
      title={title}
      beside={
        <p className="text-12 text-ink-3 lg:whitespace-nowrap lg:text-end">
          {source === "files" || decidedAt === null
            ? t("asOf", { clock: format.clock(asOf), day: format.fullDay(asOf) })
            : t("decided", { clock: format.clock(decidedAt), day: format.day(decidedAt) })}
        </p>
      }
    >
      {children}
    </PageHead>
  );
}
