"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SignalDetail } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { useFactorText } from "./factor-text";

/** What moved the probability, and by how much; what only sets the distances has no bar. */
export function FactorsPanel({
  detail,
  quiet,
  className,
}: {
  detail: SignalDetail;
  quiet: boolean;
  className?: string;
}) {
  const t = useTranslations("signal.factors");
  const format = useFormat();
  const write = useFactorText();
  const factors = detail.ai_analysis.key_factors;
  const reach = Math.max(...factors.map(({ contribution }) => Math.abs(contribution ?? 0)), 0.01);
  return (
    <Panel id="why" className={className} title={t("title")} note={t("note")}>
      {factors.length === 0 ? (
        <Notice shape="bare" icon="macro" title={t("none")} />
      ) : (
        <ul className="pt-1 pb-2">
          {factors.map((factor) => {
            const share = factor.contribution ?? 0;
            const width = (Math.abs(share) / reach) * 48;
            const { title, remark } = write(factor);
            return (
              <li
                key={factor.feature}
                className="grid grid-cols-[minmax(0,1fr)_200px_auto] items-center gap-3 px-4 py-1.5 phone:grid-cols-[minmax(0,1fr)_88px_auto]"
              >
                <span className={`min-w-0 ${share === 0 ? "col-span-3" : ""}`}>
                  <span className="block">{title}</span>
                  {remark ? <span className="block text-12 text-ink-3">{remark}</span> : null}
                </span>
                {share === 0 ? null : (
                  <>
                    <span className="lean" aria-hidden="true">
                      <i
                        style={{
                          left: share >= 0 ? "50%" : `${50 - width}%`,
                          width: `${width}%`,
                          background: share >= 0 && !quiet ? "var(--accent)" : "var(--ink-3)",
                        }}
                      />
                    </span>
                    <Num className="min-w-10 text-end">{format.signed(share, 2)}</Num>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
