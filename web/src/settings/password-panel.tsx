"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Field } from "@/entry/field";
import { type PasswordFaults, passwordFaults } from "@/entry/owner-rules";
import { PasswordFields } from "@/entry/password-fields";
import { asProblem } from "@/lib/problem";
import { Panel } from "@/ui/panel";
import { useChangePassword } from "./queries";
import { SaveLine } from "./save-line";

/** Takes another password; every other session ends. */
export function PasswordPanel({ email }: { email: string }) {
  const t = useTranslations("settings.password");
  const change = useChangePassword();
  const [faults, setFaults] = useState<PasswordFaults>({});
  const [typed, setTyped] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const read = (name: string) => String(new FormData(form).get(name) ?? "");
    const entry = { password: read("password"), again: read("again") };
    const found = passwordFaults(entry);
    setFaults(found);
    const [first] = Object.keys(found);
    if (first) {
      form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
      return;
    }
    change.mutate(
      { current: read("current"), password: entry.password },
      {
        onSuccess: () => {
          form.reset();
          setTyped(false);
        },
      },
    );
  };
  return (
    <Panel id="password" title={t("title")} note={<span className="phone:hidden">{t("note")}</span>}>
      <form
        className="flex max-w-[420px] flex-col gap-3 px-4 pt-2 pb-4"
        noValidate
        onSubmit={submit}
        onChange={() => setTyped(true)}
      >
        {/* Password managers ask whose it is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <Field label={t("current")} name="current" type="password" autoComplete="current-password" dir="ltr" />
        <PasswordFields faults={faults} label={t("new")} />
        <SaveLine
          deed={change}
          changed={typed}
          deedName={t("deed")}
          done={typed ? "" : t("done")}
          words={(reason) => (asProblem(reason).status === 403 ? t("wrong") : null)}
        />
      </form>
    </Panel>
  );
}
