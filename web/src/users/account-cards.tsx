"use client";

import { useTranslations } from "next-intl";
import { AccountRoleWord, AccountStatus, LastSignIn, nameOf } from "./account-parts";
import type { AccountListProps } from "./account-table";

/** Phone: the same facts as cards. */
export function AccountCards({ accounts, onOpen }: AccountListProps) {
  const t = useTranslations("users");
  return (
    <ul className="md:hidden">
      {accounts.map((account) => (
        <li key={account.id} className="border-line border-t">
          <button type="button" className="block w-full px-4 py-3 text-start" onClick={() => onOpen(account)}>
            <span className="flex items-center justify-between gap-3">
              <bdi className="truncate font-semi">{account.email}</bdi>
              <AccountStatus account={account} />
            </span>
            <span className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-12 text-ink-2">
              <AccountRoleWord account={account} />
              <bdi className="truncate">{nameOf(account)}</bdi>
            </span>
            <span className="mt-1 block text-12 text-ink-3">
              {t("column.seen")} <LastSignIn account={account} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
