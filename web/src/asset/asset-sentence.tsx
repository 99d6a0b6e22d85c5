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
import { useIsAdmin } from "@/sources/queries";
import { Change, Price } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { Skeleton } from "@/ui/skeleton";

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
    <div className="flex items-end justify-between gap-x-6 gap-y-2 below-desktop:flex-col below-desktop:items-start">
      <div>
        <h1 className="flex flex-wrap items-center gap-x-3">
          <span className="inline-flex items-center gap-2.5">
            <span className="square !size-3" style={{ "--c": sectorColor(asset.sector_color) }} />
            <bdi>{asset.symbol}</bdi>
          </span>
          <Price value={live.price} />
          <span className="text-14 tracking-normal">
            <Change percent={live.change} />
          </span>
        </h1>
        <p className="mt-1.5 max-w-[90ch] text-ink-2">
          <bdi>{asset.name}</bdi>
          {asset.sector ? t("in", { sector: sector(asset.sector) }) : null}
          {asset.watchlist_tier === "none" ? ". " : t(`tier.${asset.watchlist_tier}`)}
          {score
            ? t("said", {
                recommendation: words(score.recommendation),
                chance: format.isolate(format.probability(score.confidence)),
              })
            : t("notScored")}
        </p>
      </div>
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
    </div>
  );
}

export function AssetSkeleton() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-4">
      <div className="flex flex-col gap-3 py-1">
        <Skeleton width={300} height={26} />
        <Skeleton width={480} height={14} />
      </div>
      <div className="grid grid-cols-12 gap-4 phone:flex phone:flex-col">
        <div className="panel col-span-8 p-4 below-desktop:col-span-12">
          <Skeleton width="100%" height={420} />
        </div>
        <div className="panel col-span-4 p-4 below-desktop:col-span-12">
          <Skeleton width="100%" height={420} />
        </div>
      </div>
    </div>
  );
}
