"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Account } from "@/lib/types";
import { Scroller } from "@/ui/scroller";
import { AccountRoleWord, AccountStatus, LastSignIn, nameOf } from "./account-parts";

export interface AccountListProps {
  accounts: readonly Account[];
  onOpen: (account: Account) => void;
}

/** Tablet and desktop: one account a row; a row opens what can be changed about it. */
export function AccountTable({ accounts, onOpen }: AccountListProps) {
  const t = useTranslations("users");
  const format = useFormat();
  return (
    <Scroller label={t("list")} className="phone:hidden">
      <table className="table">
        <caption className="sr-only">{t("list")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("column.account")}</th>
            <th scope="col">{t("column.role")}</th>
            <th scope="col">{t("column.status")}</th>
            <th scope="col" className="right">
              {t("column.seen")}
            </th>
            <th scope="col" className="right below-desktop:hidden">
              {t("column.since")}
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id} className="relative">
              <th scope="row" className="max-w-[320px]">
                <button
                  type="button"
                  className="flex h-10 w-full min-w-0 items-center gap-2 text-start after:absolute after:inset-0 hover:underline"
                  onClick={() => onOpen(account)}
                >
                  <bdi className="truncate font-semi">{account.email}</bdi>
                  <bdi className="truncate text-ink-3 below-desktop:hidden">{nameOf(account)}</bdi>
                </button>
              </th>
              <td>
                <AccountRoleWord account={account} />
              </td>
              <td>
                <AccountStatus account={account} />
              </td>
              <td className="right text-12 text-ink-2">
                <LastSignIn account={account} />
              </td>
              <td className="right text-12 text-ink-3 below-desktop:hidden">{format.fullDay(account.created_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
