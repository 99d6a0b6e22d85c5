"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Asset } from "@/lib/types";
import { assetHref } from "@/shell/ways";
import { Change, Num, Price, Risk, Ticker } from "@/ui/figures";
import { ProbBar } from "@/ui/prob-bar";
import { useLivePrice } from "./live-price";

/** Phone: the same facts as cards. */
export function AssetCards({ assets, quiet }: { assets: readonly Asset[]; quiet: boolean }) {
  return (
    <ul className="pt-2 md:hidden">
      {assets.map((asset) => (
        <Card key={asset.crypto_id} asset={asset} quiet={quiet} />
      ))}
    </ul>
  );
}

function Card({ asset, quiet }: { asset: Asset; quiet: boolean }) {
  const t = useTranslations("assets");
  const format = useFormat();
  const locale = useLocale();
  const live = useLivePrice(asset.crypto_id, { price: asset.price, change: asset.performance_24h });
  return (
    <li className="border-line border-t">
      <Link prefetch={false} className="block min-h-11 w-full px-4 py-3" href={assetHref(locale, asset.crypto_id)}>
        <span className="flex items-center justify-between gap-2">
          <Ticker symbol={asset.symbol} name={asset.name} color={asset.sector_color} />
          <span className="flex items-baseline gap-2.5">
            <Price value={live.price} />
            <Change percent={live.change} />
          </span>
        </span>
        <span className="mt-1.5 flex items-center gap-3">
          <Num className="font-semi">{format.probability(asset.confidence)}</Num>
          <span className="flex-1">
            <ProbBar of={t("chance")} said={asset.confidence} evidence={asset.evidence} quiet={quiet} />
          </span>
          <span>{t(`is.${asset.recommendation}`)}</span>
        </span>
        <span className="mt-1 flex flex-wrap justify-between gap-x-4 text-12 text-ink-3">
          <span className="flex items-center gap-1.5">
            {t("risk")} <Risk level={asset.risk_level} />
          </span>
          <span>{asset.selected ? t("selected") : t("notSelected")}</span>
        </span>
      </Link>
    </li>
  );
}
