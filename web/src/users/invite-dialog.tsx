"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/entry/field";
import { looksLikeMail } from "@/entry/owner-rules";
import { type Locale, locales } from "@/i18n/locales";
import type { AccountRole, HandedLink } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { Select } from "@/ui/select";
import { useInvite } from "./queries";

const ROLES = ["casual", "professional", "admin"] as const satisfies readonly AccountRole[];

/** An account for somebody else: its password is chosen with a link. */
export function InviteDialog({ onClose, onLink }: { onClose: () => void; onLink: (handed: HandedLink) => void }) {
  const t = useTranslations("users.invite");
  const roles = useTranslations("users.roles");
  const language = useTranslations("language");
  const refusal = useRefusal();
  const invite = useInvite();
  const [typed, setTyped] = useState({ email: "", first_name: "", last_name: "" });
  const [role, setRole] = useState<AccountRole>("casual");
  const [locale, setLocale] = useState<Locale>(useLocale() as Locale);
  const email = typed.email.trim().toLowerCase();
  const field = (name: keyof typeof typed) => ({
    name,
    value: typed[name],
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) =>
      setTyped((before) => ({ ...before, [name]: event.target.value })),
  });
  return (
    <Dialog
      title={t("title")}
      deed={t("deed")}
      refusal={invite.error ? refusal(invite.error) : null}
      sending={invite.isPending}
      blocked={!looksLikeMail(email)}
      onClose={onClose}
      onDo={() =>
        invite.mutate(
          { email, role, locale, first_name: typed.first_name.trim(), last_name: typed.last_name.trim() },
          {
            onSuccess: (handed) => {
              onLink(handed);
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-2">{t("means")}</p>
      <Field label={t("email")} type="email" dir="ltr" maxLength={255} {...field("email")} />
      <div className="grid gap-3 md:grid-cols-2">
        <Field label={t("first")} dir="auto" maxLength={50} {...field("first_name")} />
        <Field label={t("last")} dir="auto" maxLength={50} {...field("last_name")} />
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Select
          label={t("role")}
          value={role}
          options={ROLES.map((value) => ({ value, label: roles(`${value}.name`) }))}
          onChange={setRole}
        />
        <Select
          label={t("language")}
          value={locale}
          options={locales.map((value) => ({ value, label: language(value) }))}
          onChange={setLocale}
        />
      </div>
      <p role="status" className="text-12 text-ink-3">
        {roles(`${role}.may`)}
      </p>
    </Dialog>
  );
}
