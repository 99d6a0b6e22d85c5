"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useLivePrice } from "@/dashboard/assets/live-price";
import { useFormat } from "@/lib/format/use-format";
import { PlaceButton } from "@/lists/place-button";
import { assetHref } from "@/shell/ways";
import { Change, Num, Price, Risk, Ticker } from "@/ui/figures";
import { ProbBar } from "@/ui/prob-bar";
import { Sparkline } from "@/ui/sparkline";
import type { ListedAsset } from "./list";

interface ListCardsProps {
  assets: readonly ListedAsset[];
  closes: ReadonlyMap<number, readonly number[]> | undefined;
  quiet: boolean;
}

/** Phone: the same facts as cards, each a link to its asset. */
export function ListCards({ assets, closes, quiet }: ListCardsProps) {
  return (
    <ul className="md:hidden">
      {assets.map((asset) => (
        <Card key={asset.crypto_id} asset={asset} closes={closes?.get(asset.crypto_id)} quiet={quiet} />
      ))}
    </ul>
  );
}

function Card({ asset, closes, quiet }: { asset: ListedAsset; closes: readonly number[] | undefined; quiet: boolean }) {
  const t = useTranslations("assetList");
  const words = useTranslations("assets");
  const format = useFormat();
  const locale = useLocale();
  const live = useLivePrice(asset.crypto_id, { price: asset.price, change: asset.day });
  return (
    <li className="flex items-start border-line border-t">
      <Link prefetch={false} href={assetHref(locale, asset.crypto_id)} className="block min-w-0 flex-1 py-3 ps-4">
        <span className="flex items-center justify-between gap-2">
          <Ticker symbol={asset.symbol} name={asset.name} color={asset.color} hideName="max-[359px]:hidden" />
          <span className="flex items-baseline gap-2.5">
            <Price value={live.price} />
            <Change percent={live.change} />
          </span>
        </span>
        {asset.confidence === null ? (
          <span className="mt-1.5 block text-12 text-ink-3">{t("notScored")}</span>
        ) : (
          <span className="mt-1.5 flex items-center gap-3">
            <Num className="font-semi">{format.probability(asset.confidence)}</Num>
            <span className="flex-1">
              <ProbBar of={words("chance")} said={asset.confidence} evidence={asset.evidence} quiet={quiet} />
            </span>
            {closes ? <Sparkline values={closes} label={t("spark", { symbol: asset.symbol })} /> : null}
          </span>
        )}
        <span className="mt-1 flex flex-wrap justify-between gap-x-4 text-12 text-ink-3">
          {asset.risk === null ? null : (
            <span className="flex items-center gap-1.5">
              {words("risk")} <Risk level={asset.risk} />
            </span>
          )}
          {asset.recommendation === null ? null : <span>{words(`is.${asset.recommendation}`)}</span>}
        </span>
      </Link>
      <span className="pt-1 pe-1">
        <PlaceButton asset={{ id: asset.crypto_id, symbol: asset.symbol }} />
      </span>
    </li>
  );
}
