"use client";

import { useTranslations } from "next-intl";
import { EditAsset } from "@/curate/edit-asset";
import { useLivePrice } from "@/dashboard/assets/live-price";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
import type { AssetRow, Cryptocurrency, Dashboard } from "@/lib/types";
import { PlaceButton } from "@/lists/place-button";
import { useNow } from "@/live/use-now";
import { PageHead } from "@/shell/page-head";
import { useIsAdmin } from "@/sources/queries";
import { Change, Price } from "@/ui/figures";
import { Icon } from "@/ui/icon";

interface AssetSentenceProps {
  asset: Cryptocurrency;
  score: AssetRow | null;
  dashboard: Dashboard | null;
}

/** What it is and what it costs, and what is recommended of it, in one line each. */
export function AssetSentence({ asset, score, dashboard }: AssetSentenceProps) {
  const t = useTranslations("asset.sentence");
  const format = useFormat();
  const sector = useSectorName();
  const words = useTranslations("assets.is");
  const live = useLivePrice(asset.id, {
    price: score?.price ?? asset.current_price,
    change: score?.performance_24h ?? null,
  });
  const now = useNow(10_000);
  const admin = useIsAdmin();
  return (
    <PageHead
      title={
        <span className="flex flex-wrap items-center gap-x-3">
          <span className="inline-flex items-center gap-2.5">
            <span className="square !size-3" style={{ "--c": sectorColor(asset.sector_color) }} />
            <bdi>{asset.symbol}</bdi>
          </span>
          <Price value={live.price} />
          <span className="text-14 tracking-normal">
            <Change percent={live.change} />
          </span>
        </span>
      }
      beside={
        <div className="flex flex-col gap-2 lg:items-end">
          <span className="flex flex-wrap gap-2">
            <PlaceButton wide asset={{ id: asset.id, symbol: asset.symbol }} />
            <a className="btn btn-small" href="#alerts">
              <Icon name="bell" />
              {t("alert")}
            </a>
            {admin ? <EditAsset asset={asset} /> : null}
          </span>
          <p className="text-12 text-ink-3 lg:whitespace-nowrap lg:text-end">
            {dashboard
              ? t("decided", { age: format.ago(Math.max(0, (now - Date.parse(dashboard.decided_at)) / 1000)) })
              : null}
          </p>
        </div>
      }
    >
      <bdi>{asset.name}</bdi>
      {asset.sector ? t("in", { sector: sector(asset.sector) }) : null}
      {asset.watchlist_tier === "none" ? ". " : t(`tier.${asset.watchlist_tier}`)}
      {score
        ? t("said", {
            recommendation: words(score.recommendation),
            chance: format.isolate(format.probability(score.confidence)),
          })
        : t("notScored")}
    </PageHead>
  );
}
