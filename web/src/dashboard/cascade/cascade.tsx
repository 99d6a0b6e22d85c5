"use client";

import { useTranslations } from "next-intl";
import type { Dashboard } from "@/lib/types";
import { LayerCardView } from "./layer-card";
import { LayerSkeleton } from "./layer-skeleton";

/** Four layers in one panel, joined by arrows: each answer feeds the next. */
export function Cascade({ dashboard, receivedAt }: { dashboard: Dashboard; receivedAt: number }) {
  const t = useTranslations("layers");
  return (
    <section id="layers" className="panel cascade" aria-label={t("four")}>
      {dashboard.layers.map((card) => (
        <LayerCardView key={card.layer} card={card} dashboard={dashboard} receivedAt={receivedAt} />
      ))}
    </section>
  );
}

export function CascadeSkeleton() {
  const t = useTranslations("layers");
  return (
    <section className="panel cascade" aria-label={t("four")} aria-busy="true">
      {(["macro", "sectors", "assets", "timing"] as const).map((name) => (
        <LayerSkeleton key={name} name={name} />
      ))}
    </section>
  );
}
