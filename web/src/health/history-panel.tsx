"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { HealthPoint } from "@/lib/types";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { TwinTable, TwinToggle } from "@/ui/twin-table";
import { type Moment, momentsOf } from "./history";
import { HistoryChart } from "./history-chart";
import { RANGES, type Range } from "./ranges";
import { usePartName } from "./use-part-name";

const MOST = 336;

interface HistoryPanelProps {
  history: readonly HealthPoint[];
  range: Range;
  onRange: (range: Range) => void;
  /** When it was read, epoch milliseconds. */
  until: number;
}

/** What the workers reported every minute, put together over ten; with every figure in the table. */
export function HistoryPanel({ history, range, onRange, until }: HistoryPanelProps) {
  const t = useTranslations("health.history");
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const moments = useMemo(() => momentsOf(history, MOST), [history]);
  return (
    <Panel
      id="history"
      title={t("title")}
      note={<span className="phone:hidden">{t("note")}</span>}
      actions={
        <span className="flex items-center gap-2">
          <Segmented
            label={t("range")}
            value={range}
            onChange={onRange}
            options={RANGES.map((value) => ({ value, label: format.duration(Number(value) * 3600) }))}
          />
          <TwinToggle on={asTable} onToggle={() => setAsTable(!asTable)} what={t("title")} />
        </span>
      }
    >
      {moments.length === 0 ? (
        <Notice shape="bare" icon="clock" title={t("empty.title")}>
          {t("empty.why")}
        </Notice>
      ) : asTable ? (
        <HistoryTable history={history} />
      ) : (
        <div className="px-4 pt-2 pb-3">
          <HistoryChart moments={moments} from={until - Number(range) * 3_600_000} until={until} />
        </div>
      )}
    </Panel>
  );
}

function HistoryTable({ history }: { history: readonly HealthPoint[] }) {
  const t = useTranslations("health.history");
  const format = useFormat();
  const name = usePartName();
  const rows = useMemo(() => momentsOf(history, history.length), [history]);
  return (
    <TwinTable<Moment>
      caption={t("title")}
      fileName="health.csv"
      rows={rows}
      rowKey={({ at }) => at}
      columns={[
        {
          key: "at",
          title: t("at"),
          value: ({ at }) => new Date(at).toISOString(),
          show: ({ at }) => `${format.day(at)} ${format.clock(at)}`,
        },
        {
          key: "mean",
          title: t("mean"),
          numeric: true,
          value: ({ mean }) => mean,
          show: ({ mean }) => format.percentage(mean),
        },
        {
          key: "lowest",
          title: t("lowest"),
          numeric: true,
          value: ({ lowest }) => lowest,
          show: ({ lowest }) => format.percentage(lowest),
        },
        {
          key: "failing",
          title: t("failing"),
          value: ({ failing }) => failing.join(" "),
          show: ({ failing }) => failing.map(name).join(", ") || format.number(null),
        },
      ]}
    />
  );
}
