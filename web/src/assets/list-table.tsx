"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useLivePrice } from "@/dashboard/assets/live-price";
import { useFormat } from "@/lib/format/use-format";
import { PlaceButton } from "@/lists/place-button";
import { useNow } from "@/live/use-now";
import { assetHref } from "@/shell/ways";
import { Change, Num, Price, Risk, Ticker } from "@/ui/figures";
import { ProbBar } from "@/ui/prob-bar";
import { Scroller } from "@/ui/scroller";
import { SortHead } from "@/ui/sort-head";
import { Sparkline } from "@/ui/sparkline";
import type { ListedAsset, Sort } from "./list";

type Closes = ReadonlyMap<number, readonly number[]> | undefined;

interface ListTableProps {
  assets: readonly ListedAsset[];
  closes: Closes;
  quiet: boolean;
  sort: Sort;
  down: boolean;
  onSort: (sort: Sort) => void;
}

/** Tablet and desktop: one asset a row; a row leads to the page of its asset. */
export function ListTable({ assets, closes, quiet, sort, down, onSort }: ListTableProps) {
  const t = useTranslations("assetList");
  const words = useTranslations("assets");
  const head = (key: Sort, title: string, right = false, hidden = "") => (
    <SortHead
      right={right}
      className={hidden}
      sorted={sort === key ? (down ? "descending" : "ascending") : undefined}
      onSort={() => onSort(key)}
    >
      {title}
    </SortHead>
  );
  return (
    <Scroller label={words("title")} className="phone:hidden">
      <table className="table">
        <caption className="sr-only">{words("title")}</caption>
        <thead>
          <tr>
            {head("symbol", words("asset"))}
            {head("price", words("price"), true)}
            {head("day", words("day"), true)}
            <th scope="col" className="below-desktop:hidden">
              {t("month")}
            </th>
            {head("confidence", words("chance"))}
            <th scope="col" className="below-desktop:hidden">
              {words("happened")}
            </th>
            {head("risk", words("risk"))}
            {head("recommendation", words("recommendation"))}
            {head("analysed", t("analysed"), true, "below-desktop:hidden")}
            <th scope="col">
              <span className="sr-only">{t("lists")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {assets.map((asset) => (
            <Row key={asset.crypto_id} asset={asset} closes={closes?.get(asset.crypto_id)} quiet={quiet} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Row({ asset, closes, quiet }: { asset: ListedAsset; closes: readonly number[] | undefined; quiet: boolean }) {
  const t = useTranslations("assetList");
  const words = useTranslations("assets");
  const format = useFormat();
  const locale = useLocale();
  const live = useLivePrice(asset.crypto_id, { price: asset.price, change: asset.day });
  const now = useNow(30_000);
  const { evidence, confidence } = asset;
  return (
    <tr data-changed={live.changed} className="relative">
      <th scope="row">
        <Link
          prefetch={false}
          href={assetHref(locale, asset.crypto_id)}
          className="whole-row inline-flex h-8 items-center"
        >
          <Ticker symbol={asset.symbol} name={asset.name} color={asset.color} hideName="below-desktop:hidden" />
        </Link>
        {asset.paused ? <span className="tag tag-outline ms-2">{t("paused")}</span> : null}
      </th>
      <td className="right">
        <Price value={live.price} />
      </td>
      <td className="right">
        <Change percent={live.change} />
      </td>
      <td className="below-desktop:hidden">
        {closes ? <Sparkline values={closes} label={t("spark", { symbol: asset.symbol })} /> : null}
      </td>
      <td>
        {confidence === null ? (
          <span className="text-12 text-ink-3">{t("notScored")}</span>
        ) : (
          <div className="flex items-center gap-2.5">
            <Num className="font-semi">{format.probability(confidence)}</Num>
            <div className="w-[112px] below-desktop:w-[72px]">
              <ProbBar of={words("chance")} said={confidence} evidence={evidence} quiet={quiet} />
            </div>
          </div>
        )}
      </td>
      <td className="text-12 text-ink-3 below-desktop:hidden">
        {evidence === null ? null : evidence.observed === null ? (
          words("tooFew", { n: format.number(evidence.observed_n) })
        ) : (
          <>
            <Num>{format.number(evidence.observed, 2)}</Num>{" "}
            <span className="tabular-nums">
              ({format.range(format.number(evidence.observed_low, 2), format.number(evidence.observed_high, 2))})
            </span>
          </>
        )}
      </td>
      <td>{asset.risk === null ? format.number(null) : <Risk level={asset.risk} />}</td>
      <td>{asset.recommendation === null ? format.number(null) : words(`is.${asset.recommendation}`)}</td>
      <td className="right text-12 text-ink-3 below-desktop:hidden">
        {asset.analysed === null
          ? format.number(null)
          : format.ago(Math.max(0, (now - Date.parse(asset.analysed)) / 1000))}
      </td>
      <td className="w-8 !ps-0">
        <PlaceButton asset={{ id: asset.crypto_id, symbol: asset.symbol }} />
      </td>
    </tr>
  );
}
