"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard } from "@/lib/types";
import { Num } from "@/ui/figures";

/** Why the others got no signal: not trading is an answer too. */
export function Skipped({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("skipped");
  const format = useFormat();
  const reasons = Object.entries(dashboard.abstained).sort(([, a], [, b]) => b - a);
  const most = Math.max(1, ...reasons.map(([, count]) => count));
  if (reasons.length === 0) return null;
  return (
    <div className="border-line border-t px-4 py-2.5 text-12">
      <h3 className="text-ink-3">
        {t("title")} <span aria-hidden="true">·</span> {t("considered", { count: format.number(dashboard.considered) })}
      </h3>
      <ul className="mt-1 grid grid-cols-2 gap-x-8 phone:grid-cols-1">
        {reasons.map(([reason, count]) => (
          <li key={reason} className="grid grid-cols-[minmax(0,1fr)_72px_auto] items-center gap-3 py-1">
            <span className="text-ink-2">
              {t.has(`reason.${reason as "cost_gate"}`) ? t(`reason.${reason as "cost_gate"}`) : reason}
            </span>
            <span className="gauge" aria-hidden="true">
              <i style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <Num className="min-w-7 text-end">{format.number(count)}</Num>
          </li>
        ))}
      </ul>
    </div>
  );
}
