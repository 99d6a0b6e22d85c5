"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Asset } from "@/lib/types";
import { assetHref } from "@/shell/ways";
import { Change, Num, Price, Risk, Ticker } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { ProbBar } from "@/ui/prob-bar";
import { Scroller } from "@/ui/scroller";
import { useChartChoice } from "../candles/choice";
import { useLivePrice } from "./live-price";

/** Tablet and desktop: one asset a row, price and change live. */
export function AssetTable({ assets, quiet }: { assets: readonly Asset[]; quiet: boolean }) {
  const t = useTranslations("assets");
  return (
    <Scroller label={t("title")} className="mt-1 phone:hidden">
      <table className="table">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("asset")}</th>
            <th scope="col" className="right">
              {t("price")}
            </th>
            <th scope="col" className="right">
              {t("day")}
            </th>
            <th scope="col" aria-sort="descending">
              {t("chance")}
            </th>
            <th scope="col" className="below-desktop:hidden">
              {t("happened")}
            </th>
            <th scope="col">{t("risk")}</th>
            <th scope="col">{t("recommendation")}</th>
            <th scope="col">{t("screen")}</th>
            <th scope="col" className="!ps-0">
              <span className="sr-only">{t("candles")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {assets.map((asset) => (
            <Row key={asset.crypto_id} asset={asset} quiet={quiet} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Row({ asset, quiet }: { asset: Asset; quiet: boolean }) {
  const t = useTranslations("assets");
  const format = useFormat();
  const locale = useLocale();
  const showChart = useChartChoice((state) => state.show);
  const live = useLivePrice(asset.crypto_id, { price: asset.price, change: asset.performance_24h });
  const { evidence } = asset;
  return (
    <tr data-changed={live.changed} className="relative">
      <th scope="row">
        <Link
          prefetch={false}
          className="whole-row inline-flex h-8 items-center"
          href={assetHref(locale, asset.crypto_id)}
        >
          <Ticker symbol={asset.symbol} name={asset.name} color={asset.sector_color} hideName="below-desktop:hidden" />
        </Link>
      </th>
      <td className="right">
        <Price value={live.price} />
      </td>
      <td className="right">
        <Change percent={live.change} />
      </td>
      <td>
        <div className="flex items-center gap-2.5">
          <Num className="font-semi">{format.probability(asset.confidence)}</Num>
          <div className="w-[120px] below-desktop:w-[72px]">
            <ProbBar of={t("chance")} said={asset.confidence} evidence={evidence} quiet={quiet} />
          </div>
        </div>
      </td>
      <td className="text-12 text-ink-3 below-desktop:hidden">
        {evidence.observed === null ? (
          t("tooFew", { n: format.number(evidence.observed_n) })
        ) : (
          <>
            <Num>{format.number(evidence.observed, 2)}</Num>{" "}
            <span className="tabular-nums">
              ({format.range(format.number(evidence.observed_low, 2), format.number(evidence.observed_high, 2))})
            </span>
          </>
        )}
      </td>
      <td>
        <Risk level={asset.risk_level} />
      </td>
      <td>{t(`is.${asset.recommendation}`)}</td>
      <td className={asset.selected ? "text-ink" : "text-ink-3"}>
        {asset.selected ? (
          <span className="inline-flex items-center gap-1.5">
            <Icon name="check" small />
            {t("selected")}
          </span>
        ) : (
          t("notSelected")
        )}
      </td>
      <td className="right !ps-0">
        <button
          type="button"
          className="icon-btn relative z-1 ms-auto md:h-7 md:w-7"
          aria-label={t("showChart", { symbol: asset.symbol })}
          title={t("showChart", { symbol: asset.symbol })}
          onClick={() => showChart(asset.crypto_id)}
        >
          <Icon name="chart" />
        </button>
      </td>
    </tr>
  );
}
