"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Field } from "@/entry/field";
import { useFormat } from "@/lib/format/use-format";
import type { User } from "@/lib/types";
import { Panel } from "@/ui/panel";
import { useSaveProfile } from "./queries";
import { SaveLine } from "./save-line";

/** Who one is: the name can be changed, the rest is told. */
export function ProfilePanel({ user }: { user: User }) {
  const t = useTranslations("settings.profile");
  const format = useFormat();
  const save = useSaveProfile();
  const kept = { first_name: user.first_name ?? "", last_name: user.last_name ?? "" };
  const [typed, setTyped] = useState<Partial<typeof kept>>({});
  const now = { ...kept, ...typed };
  const changed = now.first_name.trim() !== kept.first_name || now.last_name.trim() !== kept.last_name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!changed || save.isPending) return;
    const body = { first_name: now.first_name.trim(), last_name: now.last_name.trim() };
    save.mutate(body, { onSuccess: () => setTyped({}) });
  };
  return (
    <Panel id="profile" title={t("title")}>
      <form className="flex flex-col gap-4 px-4 pt-2 pb-4" onSubmit={submit}>
        <div className="grid gap-x-4 gap-y-3 md:grid-cols-2">
          <Field
            label={t("first")}
            name="first"
            autoComplete="given-name"
            dir="auto"
            maxLength={50}
            value={now.first_name}
            onChange={(event) => setTyped((before) => ({ ...before, first_name: event.target.value }))}
          />
          <Field
            label={t("last")}
            name="last"
            autoComplete="family-name"
            dir="auto"
            maxLength={50}
            value={now.last_name}
            onChange={(event) => setTyped((before) => ({ ...before, last_name: event.target.value }))}
          />
        </div>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
          <dt className="text-ink-2">{t("email")}</dt>
          <dd className="[overflow-wrap:anywhere]">
            <bdi>{user.email}</bdi>
          </dd>
          <dt className="text-ink-2">{t("role")}</dt>
          <dd>{t(`roles.${user.role}`)}</dd>
          <dt className="text-ink-2">{t("since")}</dt>
          <dd>{format.fullDay(user.created_at)}</dd>
        </dl>
        <SaveLine deed={save} changed={changed} />
      </form>
    </Panel>
  );
}
