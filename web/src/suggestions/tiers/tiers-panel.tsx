"use client";

import { useTranslations } from "next-intl";
import type { Watchlist } from "@/lib/types";
import { Panel } from "@/ui/panel";
import { TierList } from "./tier-list";

/** The two lists side by side, with room and deeds. */
export function TiersPanel({ tiers }: { tiers: readonly Watchlist[] }) {
  const t = useTranslations("suggestions.tiers");
  return (
    <Panel id="tiers" title={t("title")} note={<span className="phone:hidden">{t("note")}</span>}>
      <div className="grid grid-cols-1 gap-x-4 lg:grid-cols-2">
        {tiers.map((tier) => (
          <TierList key={tier.id} list={tier} />
        ))}
      </div>
    </Panel>
  );
}
