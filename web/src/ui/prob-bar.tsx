"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Evidence } from "@/lib/types";

interface ProbBarProps {
  /** What it is a probability of. */
  of: string;
  said: number;
  evidence?: Evidence | null;
  breakEven?: number | null;
  /** Grey instead of accent: a baseline says it, not a model. */
  quiet?: boolean;
}

/** Said, happened and break-even on one scale from 0 to 1. Without 30 outcomes there is no tick. */
export function ProbBar({ of, said, evidence, breakEven, quiet = false }: ProbBarProps) {
  const t = useTranslations("probability");
  const format = useFormat();
  const known = evidence && evidence.observed !== null ? evidence : null;
  const words = [t("said", { of, said: format.probability(said) })];
  if (known) {
    words.push(
      t("happened", {
        observed: format.probability(known.observed),
        range: format.range(format.number(known.observed_low, 2), format.number(known.observed_high, 2), true),
        n: format.number(known.observed_n),
      }),
    );
  } else if (evidence) {
    words.push(t("tooFew", { n: format.number(evidence.observed_n) }));
  }
  if (breakEven !== null && breakEven !== undefined) words.push(t("breakEven", { value: format.number(breakEven, 2) }));
  return (
    <span
      className="prob"
      role="img"
      aria-label={words.join(t("join"))}
      style={{ "--p": said, ...(quiet ? { "--bar-fill": "var(--ink-3)" } : {}) }}
    >
      <span className="prob-fill" />
      {known ? (
        <>
          <span className="prob-band" style={{ "--lo": known.observed_low ?? 0, "--hi": known.observed_high ?? 0 }} />
          <span className="prob-tick" style={{ "--o": known.observed ?? 0 }} />
        </>
      ) : null}
      {breakEven === null || breakEven === undefined ? null : (
        <span className="prob-even" style={{ "--be": breakEven }} />
      )}
    </span>
  );
}

/** said · happened · break-even, once per panel. */
export function ProbKey({ withBreakEven = true, quiet = false }: { withBreakEven?: boolean; quiet?: boolean }) {
  const t = useTranslations("probability.key");
  return (
    <span className="flex items-center gap-3 text-12 text-ink-3">
      <span className="flex items-center gap-1.5">
        <i className={`key-said ${quiet ? "!bg-ink-3" : ""}`} />
        {t("said")}
      </span>
      <span className="flex items-center gap-1.5">
        <i className="key-happened" />
        {t("happened")}
      </span>
      {withBreakEven ? (
        <span className="flex items-center gap-1.5">
          <i className="key-even" />
          {t("breakEven")}
        </span>
      ) : null}
    </span>
  );
}
