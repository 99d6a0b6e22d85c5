"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import { useAddress } from "@/shell/use-address";
import { PanelRest } from "@/sources/panel-rest";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { TwinTable, TwinToggle } from "@/ui/twin-table";
import { EquityChart } from "./equity-chart";
import { deepestFall, type EquityPoint, equityLine } from "./equity-line";
import { useEquity } from "./queries";

const RANGES = ["7", "30", "365"] as const;
const MOST = 800;

/** The account over time against held Bitcoin, both in percent from the start: nothing of it has to be covered. */
export function EquityPanel({ className }: { className?: string }) {
  const t = useTranslations("portfolio.equity");
  const line = useTranslations("paper.line");
  const format = useFormat();
  const [range, setRange] = useAddress("range", RANGES, "30");
  const days = Number(range);
  const [asTable, setAsTable] = useState(false);
  const query = useEquity(days, MOST);
  const points = useMemo(() => (query.data ? equityLine(query.data) : []), [query.data]);
  return (
    <Panel
      id="equity"
      className={className}
      title={t("title")}
      note={points.length > 1 ? t("fall", { fall: format.isolate(format.change(deepestFall(points), 1)) }) : null}
      actions={
        <span className="flex items-center gap-2">
          <Segmented
            label={t("window")}
            value={range}
            onChange={setRange}
            options={RANGES.map((value) => ({ value, label: t(`days.${value}`) }))}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </span>
      }
    >
      {query.data === undefined ? (
        <PanelRest query={query} rows={6} />
      ) : points.length < 2 ? (
        <Notice shape="bare" icon="clock" title={line("early.title")}>
          {line("early.why")}
        </Notice>
      ) : asTable ? (
        <EquityTable points={points} />
      ) : (
        <div className="px-4 pt-2 pb-3">
          <EquityChart points={points} />
        </div>
      )}
    </Panel>
  );
}

function EquityTable({ points }: { points: readonly EquityPoint[] }) {
  const t = useTranslations("portfolio.equity");
  const line = useTranslations("paper.line");
  const format = useFormat();
  return (
    <TwinTable<EquityPoint>
      caption={t("title")}
      fileName="equity.csv"
      rows={points.toReversed()}
      rowKey={({ at }) => at}
      columns={[
        {
          key: "time",
          title: t("time"),
          value: ({ at }) => new Date(at).toISOString(),
          show: ({ at }) => `${format.fullDay(at)} ${format.clock(at)}`,
        },
        {
          key: "account_percent",
          title: line("yours"),
          numeric: true,
          value: ({ yours }) => yours,
          show: ({ yours }) => format.change(yours, 2),
        },
        {
          key: "held_btc_percent",
          title: line("held"),
          numeric: true,
          value: ({ held }) => held,
          show: ({ held }) => format.change(held, 2),
        },
        {
          key: "below_high_percent",
          title: t("belowHigh"),
          numeric: true,
          value: ({ fall }) => fall,
          show: ({ fall }) => format.change(fall, 2),
        },
      ]}
    />
  );
}
