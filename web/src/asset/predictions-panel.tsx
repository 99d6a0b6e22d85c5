"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Prediction } from "@/lib/types";
import { PanelRest } from "@/sources/panel-rest";
import { Num } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { TwinTable } from "@/ui/twin-table";
import { recordOf } from "./record";

/** As cards on the phone, the newest. */
const SHOWN = 12;

interface PredictionsPanelProps {
  query: UseQueryResult<Prediction[]>;
  symbol: string;
  className?: string;
}

/** What was said of the asset before it happened, and whether it came true. */
export function PredictionsPanel({ query, symbol, className = "" }: PredictionsPanelProps) {
  const t = useTranslations("asset.predictions");
  const format = useFormat();
  const { data } = query;
  const record = recordOf(data ?? []);
  return (
    <Panel
      id="predictions"
      className={className}
      title={t("title")}
      note={
        record.settled ? (
          <span className="phone:hidden">
            {t("record", {
              n: record.settled,
              count: format.number(record.settled),
              happened: format.isolate(format.share(record.happened / record.settled)),
              said: format.isolate(format.share(record.said / record.settled)),
            })}
          </span>
        ) : null
      }
    >
      {data?.length ? (
        <>
          <ul className="pt-1 md:hidden">
            {data.slice(0, SHOWN).map((one) => (
              <li key={one.id} className="border-line border-t px-4 py-2.5">
                <span className="flex justify-between gap-2">
                  <Claim one={one} />
                  <Num className="font-semi">{format.probability(one.confidence)}</Num>
                </span>
                <span className="mt-0.5 flex flex-wrap justify-between gap-x-4 text-12 text-ink-3">
                  <span>
                    {t("due")} {format.fullDay(one.target_datetime)}
                  </span>
                  <Happened one={one} />
                </span>
              </li>
            ))}
          </ul>
          <div className="phone:hidden">
            <TwinTable<Prediction>
              caption={t("title")}
              fileName={`${symbol}-predictions.csv`}
              rows={data}
              rowKey={(one) => one.id}
              columns={[
                { key: "claim", title: t("claim"), value: (one) => one.claim, show: (one) => <Claim one={one} /> },
                {
                  key: "said",
                  title: t("said"),
                  value: (one) => one.created_at,
                  show: (one) => format.fullDay(one.created_at),
                },
                {
                  key: "due",
                  title: t("due"),
                  value: (one) => one.target_datetime,
                  show: (one) => format.fullDay(one.target_datetime),
                },
                {
                  key: "happened",
                  title: t("happened"),
                  value: (one) => (one.happened === null ? null : String(one.happened)),
                  show: (one) => <Happened one={one} />,
                },
                {
                  key: "model",
                  title: t("model"),
                  value: (one) => one.model_name,
                  show: (one) => <bdi>{one.model_name.replaceAll("_", " ")}</bdi>,
                },
                {
                  key: "chance",
                  title: t("chance"),
                  numeric: true,
                  value: (one) => one.confidence,
                  show: (one) => format.probability(one.confidence),
                },
              ]}
            />
          </div>
        </>
      ) : data ? (
        <Notice shape="bare" icon="clock" title={t("none.title")}>
          {t("none.why")}
        </Notice>
      ) : (
        <PanelRest query={query} height={80} failed={t("failed")} />
      )}
    </Panel>
  );
}

/** What was said; of a price, between what, for it is never said as one number. */
function Claim({ one }: { one: Prediction }) {
  const t = useTranslations("asset.predictions");
  const format = useFormat();
  const { claim, predicted_low, predicted_high, horizon_hours } = one;
  if (claim !== "price" || predicted_low === null || predicted_high === null) return <span>{t(`of.${claim}`)}</span>;
  const range = format.range(format.price(predicted_low), format.price(predicted_high), true);
  return <span>{t("between", { range, span: format.duration(horizon_hours * 3600) })}</span>;
}

function Happened({ one }: { one: Prediction }) {
  const t = useTranslations("asset.predictions");
  if (one.happened === null) {
    return <span className="text-ink-3">{t(one.waits_for === null ? "open" : `waits.${one.waits_for}`)}</span>;
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon name={one.happened ? "check" : "cross"} small />
      {t(one.happened ? "yes" : "no")}
    </span>
  );
}
