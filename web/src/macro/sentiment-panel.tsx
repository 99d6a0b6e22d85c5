"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { mood } from "@/dashboard/index-panel/market-strip";
import { useFormat } from "@/lib/format/use-format";
import type { Sentiment } from "@/lib/types";
import { PanelRest } from "@/sources/panel-rest";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { useSentiment } from "./queries";

/** How the market feels: straight gauges, each against its own past year, and why one is empty. */
export function SentimentPanel({ className = "" }: { className?: string }) {
  const t = useTranslations("macro.sentiment");
  const format = useFormat();
  const query = useSentiment();
  const { data } = query;
  return (
    <Panel
      id="sentiment"
      className={`flex flex-col ${className}`}
      title={t("title")}
      actions={
        data ? (
          <span className="text-12 text-ink-3">
            {t("composite")} <Num className="font-semi text-ink">{format.signed(data.composite_sentiment, 2)}</Num>{" "}
            {t("scale")}
          </span>
        ) : null
      }
    >
      {data ? <Gauges sentiment={data} /> : <PanelRest query={query} height={120} failed={t("failed")} />}
    </Panel>
  );
}

function Gauges({ sentiment }: { sentiment: Sentiment }) {
  const t = useTranslations("macro.sentiment");
  const strip = useTranslations("strip");
  const format = useFormat();
  const fear = sentiment.fear_greed_index;
  const funding = sentiment.funding_rates?.average ?? null;
  const part = (name: "fear_greed" | "news" | "social" | "funding") =>
    sentiment.sources.find((source) => source.name === name);
  const tone = (name: "news" | "social" | "funding") => part(name)?.value ?? null;
  const why = (name: "fear_greed" | "news" | "social" | "funding") => {
    const reason = part(name)?.reason ?? null;
    return reason === null ? null : t(`missing.${reason}`);
  };
  const ends = { low: format.signed(-1, 0), high: format.signed(1, 0) };
  return (
    <dl className="grid grow content-around grid-cols-2 gap-x-8 gap-y-4 px-4 pt-2 pb-4 phone:grid-cols-1">
      <Gauge
        name={t("fearGreed")}
        value={fear === null ? format.number(null) : format.number(fear)}
        place={fear === null ? null : fear / 100}
        low={t("fear", { value: format.isolate(format.number(0)) })}
        middle={fear === null ? t("missing.no_recent_value") : strip(`mood.${mood(fear)}`)}
        high={t("greed", { value: format.isolate(format.number(100)) })}
      />
      <Gauge
        name={t("news")}
        value={format.signed(tone("news"), 2)}
        place={placeOf(tone("news"))}
        {...ends}
        middle={why("news") ?? t("year")}
      />
      <Gauge
        name={t("social")}
        value={format.signed(tone("social"), 2)}
        place={placeOf(tone("social"))}
        {...ends}
        middle={why("social") ?? t("year")}
      />
      <Gauge
        name={t("funding")}
        value={format.change(funding === null ? null : funding * 100, 3)}
        place={placeOf(tone("funding"))}
        {...ends}
        middle={why("funding") ?? t("fundingTone", { value: format.isolate(format.signed(tone("funding"), 2)) })}
      />
    </dl>
  );
}

/** A tone of −1..1 as a place of 0..1. */
const placeOf = (tone: number | null): number | null => (tone === null ? null : (tone + 1) / 2);

interface GaugeProps {
  name: string;
  value: string;
  place: number | null;
  low: ReactNode;
  middle: ReactNode;
  high: ReactNode;
}

/** A track with a mark where it stands and a tick at the middle; left is low in every language, as on any scale of numbers. */
function Gauge({ name, value, place, low, middle, high }: GaugeProps) {
  return (
    <div className={`grid grid-cols-[1fr_auto] gap-x-2 ${place === null ? "text-ink-3" : ""}`}>
      <dt>{name}</dt>
      <dd className="font-semi">
        <Num>{value}</Num>
      </dd>
      <dd className="scale col-span-2" aria-hidden="true" data-empty={place === null || undefined}>
        {place === null ? null : <i style={{ left: `${place * 100}%` }} />}
      </dd>
      <dd className="col-span-2 grid grid-cols-[1fr_auto_1fr] gap-2 text-11 text-ink-3" dir="ltr">
        <span className="text-left" dir="auto">
          {low}
        </span>
        <span className="text-center" dir="auto">
          {middle}
        </span>
        <span className="text-right" dir="auto">
          {high}
        </span>
      </dd>
    </div>
  );
}
