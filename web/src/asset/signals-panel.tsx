"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { signalHref } from "@/shell/ways";
import { PanelRest } from "@/sources/panel-rest";
import { Change, Num, Price, Side } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { TwinTable } from "@/ui/twin-table";

/** As cards on the phone, the newest. */
const SHOWN = 12;

/** Every signal of the asset and what came of it. */
export function SignalsPanel({ query, className = "" }: { query: UseQueryResult<Signal[]>; className?: string }) {
  const t = useTranslations("asset.signals");
  const words = useTranslations("signals");
  const format = useFormat();
  const locale = useLocale();
  const { data } = query;
  const price = (key: "entry_price" | "target_price" | "stop_loss", title: string) => ({
    key,
    title,
    numeric: true,
    value: (one: Signal) => one[key],
    show: (one: Signal) => <Price value={one[key]} />,
  });
  return (
    <Panel
      id="signals"
      className={className}
      title={t("title")}
      note={data?.length ? <Num>{format.number(data.length)}</Num> : null}
    >
      {data?.length ? (
        <>
          <ul className="pt-1 md:hidden">
            {data.slice(0, SHOWN).map((one) => (
              <Card key={one.id} signal={one} />
            ))}
          </ul>
          <div className="phone:hidden">
            <TwinTable<Signal>
              caption={t("title")}
              fileName="signals.csv"
              rows={data}
              rowKey={(one) => one.id}
              columns={[
                {
                  key: "given",
                  title: t("given"),
                  value: (one) => one.generated_at,
                  show: (one) => (
                    <Link prefetch={false} className="hover:underline" href={signalHref(locale, one.id)}>
                      {format.day(one.generated_at)} <Num>{format.clock(one.generated_at)}</Num>
                    </Link>
                  ),
                },
                {
                  key: "side",
                  title: words("side"),
                  value: (one) => one.signal_type,
                  show: (one) => <Side side={one.signal_type} />,
                },
                {
                  key: "outcome",
                  title: t("outcome"),
                  value: (one) => one.outcome ?? one.status,
                  show: (one) => t(one.outcome === null ? `status.${one.status}` : `ended.${one.outcome}`),
                },
                {
                  key: "chance",
                  title: words("chance"),
                  numeric: true,
                  value: (one) => one.confidence,
                  show: (one) => format.probability(one.confidence),
                },
                price("entry_price", words("entry")),
                price("target_price", words("target")),
                price("stop_loss", words("stop")),
                {
                  key: "edge",
                  title: words("edge"),
                  numeric: true,
                  value: (one) => one.edge,
                  show: (one) => format.change(one.edge, 1),
                },
                {
                  key: "result",
                  title: t("result"),
                  numeric: true,
                  value: (one) => one.realized_return,
                  show: (one) => <Change percent={one.realized_return} decimals={1} />,
                },
              ]}
            />
          </div>
        </>
      ) : data ? (
        <Notice shape="bare" icon="candles" title={t("none.title")}>
          {t("none.why")}
        </Notice>
      ) : (
        <PanelRest query={query} height={80} failed={t("failed")} />
      )}
    </Panel>
  );
}

function Card({ signal }: { signal: Signal }) {
  const t = useTranslations("asset.signals");
  const words = useTranslations("signals");
  const format = useFormat();
  const locale = useLocale();
  return (
    <li className="border-line border-t">
      <Link prefetch={false} href={signalHref(locale, signal.id)} className="block px-4 py-2.5">
        <span className="flex justify-between gap-2">
          <Side side={signal.signal_type} />
          <span className="flex items-center gap-2">
            <span className="text-12 text-ink-3">{words("chance")}</span>
            <Num className="font-semi">{format.probability(signal.confidence)}</Num>
          </span>
        </span>
        <span className="mt-0.5 flex flex-wrap justify-between gap-x-4 text-12 text-ink-3">
          <span>
            {format.day(signal.generated_at)} <Num>{format.clock(signal.generated_at)}</Num>
          </span>
          <span>{t(signal.outcome === null ? `status.${signal.status}` : `ended.${signal.outcome}`)}</span>
          {signal.realized_return === null ? null : <Change percent={signal.realized_return} decimals={1} />}
        </span>
      </Link>
    </li>
  );
}
