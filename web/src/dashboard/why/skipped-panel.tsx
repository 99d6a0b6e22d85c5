"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";

/** Why the others got no signal: not trading is an answer too. */
export function SkippedPanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("skipped");
  const format = useFormat();
  const reasons = Object.entries(dashboard.abstained).sort(([, a], [, b]) => b - a);
  const most = Math.max(1, ...reasons.map(([, count]) => count));
  return (
    <Panel
      id="skipped"
      className={className}
      title={t("title")}
      note={t("considered", { count: format.number(dashboard.considered) })}
    >
      {reasons.length === 0 ? (
        <p className="px-4 pt-1 pb-4 text-ink-2">{t("nothing")}</p>
      ) : (
        <ul className="pt-1 pb-2">
          {reasons.map(([reason, count]) => (
            <li key={reason} className="grid grid-cols-[minmax(0,1fr)_72px_auto] items-center gap-3 px-4 py-1.5">
              <span>{t.has(`reason.${reason as "cost_gate"}`) ? t(`reason.${reason as "cost_gate"}`) : reason}</span>
              <span className="gauge" aria-hidden="true">
                <i style={{ width: `${(count / most) * 100}%` }} />
              </span>
              <Num className="min-w-8 text-end">{format.number(count)}</Num>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
