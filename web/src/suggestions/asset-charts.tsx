"use client";

import { useTranslations } from "next-intl";
import { useCandles } from "@/dashboard/queries";
import { useFormat } from "@/lib/format/use-format";
import { barsOf, logPath } from "./chart-geometry";

const DAYS = 90;
const WIDTH = 280;
const HEIGHT = 60;

/** Price and volume of ninety days, small; the page of the asset and the table below have the numbers. */
export function AssetCharts({ cryptoId, symbol }: { cryptoId: number; symbol: string }) {
  const t = useTranslations("suggestions.charts");
  const format = useFormat();
  const { data } = useCandles(cryptoId, "1d", DAYS, null);
  const path = data ? logPath(data.close, WIDTH, HEIGHT) : null;
  if (!data || path === null) return null;
  const first = data.close[0] ?? 0;
  const last = data.close.at(-1) ?? 0;
  return (
    <div className="grid grid-cols-2 gap-6 border-line border-t px-4 py-3 phone:grid-cols-1 phone:gap-3">
      <figure>
        <figcaption className="text-12 text-ink-3">{t("price", { days: format.number(data.close.length) })}</figcaption>
        <svg
          className="mt-1 w-full"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={t("priceOf", { symbol, change: format.change((last / first - 1) * 100, 1) })}
        >
          <path d={path} fill="none" stroke="var(--ink)" strokeWidth={1.5} strokeLinejoin="round" />
        </svg>
      </figure>
      <figure>
        <figcaption className="text-12 text-ink-3">
          {t("volume", { days: format.number(data.volume.length) })}
        </figcaption>
        <svg
          className="mt-1 w-full"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={t("volumeOf", { symbol, volume: format.amount(data.volume.at(-1)) })}
        >
          {barsOf(data.volume, WIDTH, HEIGHT).map((bar) => (
            <rect key={bar.x} x={bar.x} y={bar.y} width={bar.width} height={bar.height} fill="var(--ink-3)" />
          ))}
        </svg>
      </figure>
    </div>
  );
}
