"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard } from "@/lib/types";

/** No signal: how many were looked at, and the closest one with the reason why not. */
export function Abstention({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("abstention");
  const signal = useTranslations("signals");
  const format = useFormat();
  const { nearest } = dashboard;
  return (
    <p className="min-h-[54px] text-12 text-ink-2">
      {t("none", { considered: format.number(dashboard.considered) })}{" "}
      {nearest && nearest.edge !== null
        ? t("closest", {
            symbol: format.isolate(nearest.symbol),
            side: signal(nearest.signal_type),
            edge: format.isolate(format.change(nearest.edge, 1)),
            low: format.isolate(format.number(nearest.edge_low, 1)),
            high: format.isolate(format.number(nearest.edge_high, 1)),
          })
        : null}{" "}
      {t("answer")}
    </p>
  );
}
