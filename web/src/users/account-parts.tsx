"use client";

import { useTranslations } from "next-intl";
import { serverNow } from "@/lib/clock";
import { useFormat } from "@/lib/format/use-format";
import { useSession } from "@/lib/session";
import type { Account } from "@/lib/types";
import { Icon } from "@/ui/icon";

/** Whether an account may be used; the sign says the same as the word. */
export function AccountStatus({ account }: { account: Account }) {
  const t = useTranslations("users.status");
  const state = account.is_active ? (account.is_verified ? "on" : "unproved") : "off";
  const color = { on: "text-up", unproved: "text-warn", off: "text-ink-3" }[state];
  const icon = { on: "check", unproved: "clock", off: "stop" } as const;
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <span className={color}>
        <Icon name={icon[state]} />
      </span>
      {t(state)}
    </span>
  );
}

/** What an account may do, in one word, and whether it is the owner's or one's own. */
export function AccountRoleWord({ account }: { account: Account }) {
  const t = useTranslations("users");
  const me = useSession((state) => state.user?.id);
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 align-middle">
      {t(`roles.${account.role}.name`)}
      {account.is_owner ? <span className="tag tag-outline">{t("owner")}</span> : null}
      {account.id === me ? <span className="tag">{t("you")}</span> : null}
    </span>
  );
}

/** The names of an account, empty where it has none. */
export const nameOf = (account: Account): string =>
  [account.first_name, account.last_name].filter(Boolean).join(" ").trim();

export function LastSignIn({ account }: { account: Account }) {
  const t = useTranslations("users");
  const format = useFormat();
  if (account.last_login === null) return <span className="text-ink-3">{t("never")}</span>;
  return (
    <span title={`${format.fullDay(account.last_login)} ${format.clock(account.last_login)} UTC`}>
      {format.ago(Math.max(0, (serverNow() - Date.parse(account.last_login)) / 1000))}
    </span>
  );
}
