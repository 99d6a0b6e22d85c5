"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { useHidden } from "@/lib/hidden";
import type { Execution } from "@/lib/types";
import { SignalLink } from "@/signals/signal-link";
import { Price, Side } from "@/ui/figures";
import { TwinTable } from "@/ui/twin-table";
import { Money } from "./money";

/** One's own orders and what came of each. */
export function ExecutionList({ executions }: { executions: readonly Execution[] }) {
  const t = useTranslations("portfolio.executions");
  const side = useTranslations("signals");
  const format = useFormat();
  const hidden = useHidden((state) => state.hidden);
  return (
    <TwinTable<Execution>
      caption={t("title")}
      fileName="executions.csv"
      rows={executions}
      rowKey={({ id }) => id}
      words={({ symbol, side: way, status }) => `${symbol} ${side(way)} ${t(`is.${status}`)}`}
      columns={[
        {
          key: "time",
          title: t("time"),
          value: ({ executed_at }) => executed_at,
          show: ({ executed_at }) => `${format.fullDay(executed_at)} ${format.clock(executed_at)}`,
        },
        {
          key: "symbol",
          title: t("asset"),
          value: ({ symbol }) => symbol,
          show: ({ symbol, signal_id }) => (
            <SignalLink id={signal_id}>
              <bdi>{symbol}</bdi>
            </SignalLink>
          ),
        },
        { key: "side", title: t("side"), value: ({ side }) => side, show: ({ side }) => <Side side={side} /> },
        { key: "status", title: t("status"), value: ({ status }) => status, show: ({ status }) => t(`is.${status}`) },
        {
          key: "price",
          title: t("price"),
          numeric: true,
          value: ({ execution_price }) => (execution_price === null ? null : Number(execution_price)),
          show: ({ execution_price }) => <Price value={execution_price === null ? null : Number(execution_price)} />,
        },
        {
          key: "amount",
          title: t("amount"),
          numeric: true,
          value: ({ filled_amount }) => (hidden ? null : Number(filled_amount)),
          show: ({ filled_amount }) => <Money value={filled_amount} />,
        },
        {
          key: "costs",
          title: t("costs"),
          numeric: true,
          value: ({ fee, slippage }) => (hidden ? null : Number(fee) + Number(slippage)),
          show: ({ fee, slippage }) => <Money value={Number(fee) + Number(slippage)} />,
        },
      ]}
    />
  );
}
