"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useLivePrice } from "@/dashboard/assets/live-price";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
import type { SignalDetail } from "@/lib/types";
import { PrintButton } from "@/shell/print-button";
import { hasEnded } from "@/signals/filters";
import { Change, Price } from "@/ui/figures";
import { Icon } from "@/ui/icon";

interface SignalHeadProps {
  detail: SignalDetail;
  now: number;
  /** The last close, until a newer price is heard; null while it is not known. */
  close: number | null;
}

/** What is proposed and what it is worth, in two sentences; the price now beside it. */
export function SignalHead({ detail, now, close }: SignalHeadProps) {
  const t = useTranslations("signal");
  const nav = useTranslations("nav");
  const format = useFormat();
  const sectorName = useSectorName();
  const locale = useLocale();
  const { signal, market_context } = detail;
  const ended = hasEnded(signal, now);
  const clear = signal.edge_low !== null && signal.edge_low > 0;
  return (
    <div className="flex flex-col gap-2">
      <span className="flex items-center justify-between gap-3 print:hidden">
        <Link prefetch={false} href={`/${locale}/signals/`} className="link inline-flex items-center gap-1 text-12">
          <Icon name="previous" small flip />
          {nav("signals")}
        </Link>
        <PrintButton />
      </span>
      <div className="flex items-end justify-between gap-x-6 gap-y-2 phone:flex-col phone:items-start">
        <div>
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <span className="square" style={{ "--c": sectorColor(signal.sector_color) }} />
            <h1>{t("title", { symbol: format.isolate(signal.symbol), side: signal.signal_type })}</h1>
            <span className={`tag ${ended ? "tag-outline" : ""}`}>
              {t(`status.${ended ? overOf(signal.status) : signal.status}`)}
            </span>
            <span className="text-ink-2">
              <bdi>{signal.name}</bdi>
              {market_context.sector ? t("sector", { sector: sectorName(market_context.sector) }) : null}
            </span>
          </div>
          <p className="mt-1.5 max-w-[90ch] text-ink-2">
            {t("says", {
              chance: format.isolate(format.probability(signal.confidence)),
              span: format.duration(signal.time_horizon_hours * 3600),
              even: signal.break_even === null ? "none" : format.isolate(format.number(signal.break_even, 2)),
            })}{" "}
            {signal.edge === null || signal.edge_low === null || signal.edge_high === null
              ? null
              : t(clear ? "edge.clear" : "edge.spans", {
                  edge: format.isolate(format.change(signal.edge, 1)),
                  range: format.range(format.change(signal.edge_low, 1), format.change(signal.edge_high, 1), true),
                })}
          </p>
        </div>
        {close === null ? null : <PriceNow cryptoId={signal.crypto_id} close={close} />}
      </div>
    </div>
  );
}

/** The newest price that was heard, else the last close. */
function PriceNow({ cryptoId, close }: { cryptoId: number; close: number }) {
  const t = useTranslations("signal");
  const { price, change } = useLivePrice(cryptoId, { price: close, change: null });
  return (
    <span className="flex flex-col items-end whitespace-nowrap phone:flex-row phone:items-baseline phone:gap-2.5">
      <Price value={price} className="font-semi text-24 rtl:[font-variant-numeric:normal]" />
      <span className="flex items-baseline gap-2 text-12 text-ink-3">
        {change === null ? null : <Change percent={change} />}
        {t("priceNow")}
      </span>
    </span>
  );
}

const overOf = (status: SignalDetail["signal"]["status"]) => (status === "active" ? "expired" : status);
