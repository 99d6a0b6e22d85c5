"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import { useSession } from "@/lib/session";
import type { Account, AccountRole, HandedLink } from "@/lib/types";
import { Outcome } from "@/settings/save-line";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { LastSignIn, nameOf } from "./account-parts";
import { DeleteUserDialog } from "./delete-user-dialog";
import { useChangeAccount, useResetLink } from "./queries";

const ROLES = ["casual", "professional", "admin"] as const satisfies readonly AccountRole[];

interface AccountDialogProps {
  account: Account;
  onClose: () => void;
  /** What was done, in words. */
  onDone: (said: string) => void;
  /** A link was made for it, to be handed over. */
  onLink: (handed: HandedLink) => void;
}

/** One account: what is known of it, what it may do, and what a change would mean before it is made. */
export function AccountDialog({ account, onClose, onDone, onLink }: AccountDialogProps) {
  const t = useTranslations("users");
  const format = useFormat();
  const locale = useLocale();
  const refusal = useRefusal();
  const me = useSession((state) => state.user?.id);
  const change = useChangeAccount();
  const link = useResetLink();
  const [role, setRole] = useState(account.role);
  const [active, setActive] = useState(account.is_active);
  const [deleting, setDeleting] = useState(false);
  const own = account.id === me;
  // Only the owner changes the owner, and this page knows the owner by the row that is one's own.
  const locked = account.is_owner && !own;
  const email = format.isolate(account.email);
  const means = [
    ...(role === account.role ? [] : [t(`roles.${role}.means`)]),
    ...(active === account.is_active ? [] : [t(active ? "means.on" : "means.off")]),
  ];
  if (deleting) return <DeleteUserDialog account={account} onClose={onClose} onDone={onDone} />;
  return (
    <Dialog
      title={account.email}
      deed={t("deed")}
      refusal={change.error ? refusal(change.error) : null}
      sending={change.isPending}
      blocked={means.length === 0}
      onClose={onClose}
      onDo={() =>
        change.mutate(
          { account, role, active },
          {
            onSuccess: () => {
              onDone(t("done", { email }));
              onClose();
            },
          },
        )
      }
    >
      <p className="flex flex-wrap gap-x-3 text-12 text-ink-3">
        {nameOf(account) ? <bdi>{nameOf(account)}</bdi> : null}
        <span>{t("sinceDay", { day: format.fullDay(account.created_at) })}</span>
        <span>
          {t("column.seen")}: <LastSignIn account={account} />
        </span>
        <Link prefetch={false} className="link" href={`/${locale}/activities/?user=${account.id}&days=90`}>
          {t("deeds")}
        </Link>
      </p>
      {locked ? <p className="rounded-2 bg-surface-2 px-3 py-2 text-12">{t("ownerOnly")}</p> : null}
      <fieldset className="flex flex-col gap-1" disabled={locked}>
        <legend className="pb-1 text-12 text-ink-3">{t("column.role")}</legend>
        {ROLES.map((one) => (
          <label key={one} className="flex min-h-11 items-center gap-2.5 rounded-2 px-2 hover:bg-surface-2">
            <input
              type="radio"
              name="role"
              className="size-4 shrink-0 accent-(--accent)"
              checked={role === one}
              onChange={() => setRole(one)}
            />
            <span>
              <span className="font-mid">{t(`roles.${one}.name`)}</span>
              <span className="block text-12 text-ink-3">{t(`roles.${one}.may`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label className="flex min-h-11 items-center gap-2.5 border-line border-t px-2 pt-2">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-(--accent)"
          checked={active}
          disabled={locked}
          onChange={(event) => setActive(event.target.checked)}
        />
        <span>
          <span className="font-mid">{t("mayEnter")}</span>
          {account.is_verified ? null : <span className="block text-12 text-ink-3">{t("unproved")}</span>}
        </span>
      </label>
      <p role="status" className="text-12 text-ink-2 empty:hidden">
        {means.length ? [...(own ? [t("ownAccount")] : []), ...means].join(" ") : null}
      </p>
      {own || locked ? null : (
        <p className="flex flex-wrap items-center gap-3 border-line border-t pt-3">
          <button
            type="button"
            className="btn btn-small"
            disabled={!account.is_active || link.isPending}
            onClick={() =>
              link.mutate(account.id, {
                onSuccess: (handed) => {
                  onLink(handed);
                  onClose();
                },
              })
            }
          >
            {t("link.open")}
          </button>
          <button type="button" className="btn btn-small" onClick={() => setDeleting(true)}>
            {t("delete.open")}
          </button>
          <Outcome deed={link} done="" />
        </p>
      )}
    </Dialog>
  );
}
