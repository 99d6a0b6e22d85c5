"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { useHidden } from "@/lib/hidden";
import type { Transaction } from "@/lib/types";
import { Price } from "@/ui/figures";
import { TwinTable } from "@/ui/twin-table";
import { Money } from "./money";

/** Every movement of cash, as it stands in the books; to be sorted and taken away as a file. */
export function TransactionList({ transactions }: { transactions: readonly Transaction[] }) {
  const t = useTranslations("portfolio.transactions");
  const format = useFormat();
  const hidden = useHidden((state) => state.hidden);
  return (
    <TwinTable<Transaction>
      caption={t("title")}
      fileName="transactions.csv"
      rows={transactions}
      rowKey={({ id }) => id}
      words={({ kind, symbol }) => `${t(`is.${kind}`)} ${symbol ?? ""}`}
      columns={[
        {
          key: "time",
          title: t("time"),
          value: ({ moment }) => moment,
          show: ({ moment }) => `${format.fullDay(moment)} ${format.clock(moment)}`,
        },
        { key: "kind", title: t("kind"), value: ({ kind }) => kind, show: ({ kind }) => t(`is.${kind}`) },
        {
          key: "symbol",
          title: t("asset"),
          value: ({ symbol }) => symbol,
          show: ({ symbol }) => <bdi>{symbol ?? ""}</bdi>,
        },
        {
          key: "price",
          title: t("price"),
          numeric: true,
          value: ({ price }) => (price === null ? null : Number(price)),
          show: ({ price }) => (price === null ? null : <Price value={Number(price)} />),
        },
        {
          key: "amount",
          title: t("amount"),
          numeric: true,
          value: ({ amount }) => (hidden ? null : Number(amount)),
          show: ({ amount }) => <Money value={amount} change />,
        },
        {
          key: "cash_after",
          title: t("cashAfter"),
          numeric: true,
          value: ({ cash_after }) => (hidden ? null : Number(cash_after)),
          show: ({ cash_after }) => <Money value={cash_after} />,
        },
      ]}
    />
  );
}
