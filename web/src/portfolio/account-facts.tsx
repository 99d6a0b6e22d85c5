"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Portfolio } from "@/lib/types";
import { Num } from "@/ui/figures";
import { HideButton, Money } from "./money";

/** The account in figures; amounts can be covered, shares and percents stay. */
export function AccountFacts({ account }: { account: Portfolio }) {
  const t = useTranslations("portfolio.facts");
  const format = useFormat();
  return (
    <section className="panel flex items-start gap-2 pe-2" aria-label={t("title")}>
      <dl className="grid min-w-0 grow grid-cols-2 md:grid-cols-3 lg:grid-cols-6">
        <Fact name={t("cash")} remark={t("free")}>
          <Money value={account.free_cash} />
        </Fact>
        <Fact name={t("positions")} remark={t("open", { count: format.number(account.open_positions) })}>
          <Money value={account.positions_value} />
        </Fact>
        <Fact name={t("unrealized")} remark={t("ifClosed")}>
          <Money value={account.unrealized_pnl} change />
        </Fact>
        <Fact name={t("realized")} remark={t("afterCosts")}>
          <Money value={account.realized_pnl} change />
        </Fact>
        <Fact name={t("drawdown")} remark={t("fromHigh")}>
          <Num>{format.share(account.drawdown, 1)}</Num>
        </Fact>
        <Fact name={t("held")} remark={t("heldMeans")}>
          <Money value={account.held_btc_value} />
        </Fact>
      </dl>
      <span className="pt-2.5">
        <HideButton />
      </span>
    </section>
  );
}

function Fact({ name, remark, children }: { name: string; remark: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col items-start px-4 py-3">
      <dt className="text-12 text-ink-3">{name}</dt>
      <dd className="flex flex-col items-start">
        <span className="font-semi text-14">{children}</span>
        <span className="text-12 text-ink-3">{remark}</span>
      </dd>
    </div>
  );
}
