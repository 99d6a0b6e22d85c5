"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import type { SectorCorrelations } from "@/lib/types";
import { useAddress } from "@/shell/use-address";
import { PanelRest } from "@/sources/panel-rest";
import { Num } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Scroller } from "@/ui/scroller";
import { Segmented } from "@/ui/segmented";
import { TwinTable, TwinToggle } from "@/ui/twin-table";
import { useCorrelations } from "./queries";

const SPANS = ["30d", "90d", "1y"] as const;
type Pair = SectorCorrelations["pairs"][number];

/** How closely the sectors went together from day to day: half a square, for the other half would say the same. */
export function CorrelationsPanel({ className = "" }: { className?: string }) {
  const t = useTranslations("sectorPage.correlations");
  const [span, setSpan] = useAddress("together", SPANS, "90d");
  const [asTable, setAsTable] = useState(false);
  const query = useCorrelations(span);
  const { data } = query;
  return (
    <Panel
      id="correlations"
      className={`flex flex-col ${className}`}
      title={t("title")}
      note={<span className="phone:hidden lg:compact:hidden">{t("note")}</span>}
      actions={
        <>
          <Segmented
            label={t("span")}
            value={span}
            onChange={setSpan}
            options={SPANS.map((value) => ({ value, label: t(`in.${value}`) }))}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </>
      }
    >
      {data ? (
        data.sectors.length < 2 ? (
          <Notice shape="bare" icon="link" title={t("none.title")}>
            {t("none.why")}
          </Notice>
        ) : asTable ? (
          <PairTable found={data} />
        ) : (
          <Triangle found={data} />
        )
      ) : (
        <PanelRest query={query} height={260} failed={t("failed")} />
      )}
    </Panel>
  );
}

function useWords(found: SectorCorrelations) {
  const t = useTranslations("sectorPage.correlations");
  const format = useFormat();
  const name = useSectorName();
  const named = (id: number) => name(found.sectors.find((sector) => sector.id === id)?.name ?? "");
  const interval = (pair: Pair) =>
    pair.correlation === null
      ? t("few", { n: format.number(pair.n) })
      : t("pair", {
          first: named(pair.first_id),
          second: named(pair.second_id),
          value: format.isolate(format.signed(pair.correlation, 2)),
          range: format.range(format.signed(pair.low, 2), format.signed(pair.high, 2), true),
          n: format.number(pair.n),
        });
  return { t, format, name, named, interval };
}

function Triangle({ found }: { found: SectorCorrelations }) {
  const { t, format, name, interval } = useWords(found);
  const { sectors, pairs } = found;
  const of = (a: number, b: number) =>
    pairs.find((one) => (one.first_id === a && one.second_id === b) || (one.first_id === b && one.second_id === a));
  return (
    <div className="flex grow flex-col">
      <Scroller label={t("title")} className="px-4 pt-2">
        <table className="triangle">
          <caption className="sr-only">{t("title")}</caption>
          <tbody>
            {sectors.slice(1).map((row, i) => (
              <tr key={row.id}>
                <th scope="row">
                  <bdi>{name(row.name)}</bdi>
                </th>
                {sectors.slice(0, i + 1).map((column) => {
                  const pair = of(row.id, column.id);
                  const value = pair?.correlation ?? null;
                  return (
                    <td
                      key={column.id}
                      title={pair ? interval(pair) : undefined}
                      style={{
                        background:
                          value === null
                            ? undefined
                            : `color-mix(in oklab, var(--ink) ${Math.round(Math.abs(value) * 26)}%, var(--surface))`,
                      }}
                    >
                      <Num>{value === null ? format.number(null) : format.number(value, 2)}</Num>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              {sectors.slice(0, -1).map((column) => (
                <th key={column.id} scope="col">
                  <bdi>{name(column.name)}</bdi>
                </th>
              ))}
            </tr>
          </tfoot>
        </table>
      </Scroller>
      <p className="mt-auto px-4 py-3 text-12 text-ink-3">{t("meaning")}</p>
    </div>
  );
}

function PairTable({ found }: { found: SectorCorrelations }) {
  const { t, format, named } = useWords(found);
  return (
    <TwinTable<Pair>
      caption={t("title")}
      fileName="sector-correlations.csv"
      rows={found.pairs}
      rowKey={(pair) => `${pair.first_id} ${pair.second_id}`}
      height={340}
      columns={[
        {
          key: "first",
          title: t("first"),
          value: (pair) => named(pair.first_id),
          show: (pair) => named(pair.first_id),
        },
        {
          key: "second",
          title: t("second"),
          value: (pair) => named(pair.second_id),
          show: (pair) => named(pair.second_id),
        },
        {
          key: "correlation",
          title: t("value"),
          numeric: true,
          value: (pair) => pair.correlation,
          show: (pair) => format.signed(pair.correlation, 2),
        },
        {
          key: "low",
          title: t("low"),
          numeric: true,
          value: (pair) => pair.low,
          show: (pair) => format.signed(pair.low, 2),
        },
        {
          key: "high",
          title: t("high"),
          numeric: true,
          value: (pair) => pair.high,
          show: (pair) => format.signed(pair.high, 2),
        },
        { key: "n", title: t("days"), numeric: true, value: (pair) => pair.n, show: (pair) => format.number(pair.n) },
      ]}
    />
  );
}
