"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { useHidden } from "@/lib/hidden";
import type { Portfolio } from "@/lib/types";
import { Change } from "@/ui/figures";
import { Money, Unit } from "./money";

/** What the account is worth and how it went, beside what simply holding Bitcoin would have brought. */
export function PortfolioSentence({ account }: { account: Portfolio }) {
  const t = useTranslations("portfolio.sentence");
  const format = useFormat();
  const hidden = useHidden((state) => state.hidden);
  const held =
    account.held_btc_value === null ? null : (Number(account.held_btc_value) / Number(account.starting_cash) - 1) * 100;
  const flat = account.open_positions === 0 && account.total_pnl_percentage === 0;
  return (
    <div className="flex items-end justify-between gap-x-6 gap-y-2 phone:flex-col phone:items-start">
      <div>
        <h1>
          {flat
            ? t("flat")
            : t(account.total_pnl_percentage < 0 ? "down" : "up", {
                result: format.isolate(format.change(account.total_pnl_percentage, 1)),
                day: format.fullDay(account.created_at),
              })}
        </h1>
        <p className="mt-1.5 max-w-[90ch] text-ink-2">
          {held === null ? null : t("held", { result: format.isolate(format.change(held, 1)) })} {t("paper")}
        </p>
      </div>
      <span className="flex flex-col items-end whitespace-nowrap phone:items-start">
        <span>
          <Money value={account.total_value} className="font-semi text-24 rtl:[font-variant-numeric:normal]" /> <Unit />
        </span>
        <span className="flex items-baseline gap-2 text-12">
          <Change percent={account.daily_pnl_percentage} />
          {hidden ? null : <Money value={account.daily_pnl} change />}
          <span className="text-ink-3">{t("today")}</span>
        </span>
      </span>
    </div>
  );
}
