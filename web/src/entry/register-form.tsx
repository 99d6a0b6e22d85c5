"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import type { Locale } from "@/i18n/locales";
import { doors, open } from "@/lib/api";
import { useFormat } from "@/lib/format/use-format";
import { asProblem } from "@/lib/problem";
import { BackToSignIn, EntryResult } from "./entry-parts";
import { Field, FormError } from "./field";
import { namesOf, type OwnerFaults, ownerFaults } from "./owner-rules";
import { PasswordFields } from "./password-fields";
import { useProblemWords } from "./problem-words";

/** Makes an account where the admins let people do so; it opens with the link that goes to its mailbox. */
export function RegisterForm() {
  const t = useTranslations("entry.register");
  const setup = useTranslations("setup");
  const format = useFormat();
  const locale = useLocale() as Locale;
  const words = useProblemWords();
  const [closed, setClosed] = useState(false);
  const [sending, setSending] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [faults, setFaults] = useState<OwnerFaults>({});
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    open(doors.GET("/api/v1/setup")).then(
      (state) => setClosed(!state.registration_open),
      // The form itself says when the server does not answer.
      () => undefined,
    );
  }, []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? "");
    const entry = {
      name: read("name").trim(),
      email: read("email").trim(),
      password: read("password"),
      again: read("again"),
    };
    const found = ownerFaults(entry);
    setFaults(found);
    setError(null);
    const [first] = Object.keys(found);
    if (first) {
      event.currentTarget.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setSending(true);
    try {
      const body = { email: entry.email, password: entry.password, ...namesOf(entry.name), locale };
      await open(doors.POST("/api/v1/auth/register", { body }));
      setSentTo(entry.email);
    } catch (reason) {
      const problem = asProblem(reason);
      if (problem.status === 403) setClosed(true);
      else if (problem.status === 422) setFaults(faultOf(problem.details[0]?.field));
      else setError(words(reason));
      setSending(false);
    }
  };

  if (sentTo !== null) {
    return (
      <EntryResult title={t("done")}>
        <p>{t("sent", { email: format.isolate(sentTo) })}</p>
      </EntryResult>
    );
  }
  if (closed) {
    return (
      <EntryResult bad title={t("closed")}>
        <p>{t("closedWhy")}</p>
      </EntryResult>
    );
  }
  return (
    <form method="post" className="flex flex-col gap-4" noValidate onSubmit={(event) => void submit(event)}>
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1.5 text-ink-2">{t("lead")}</p>
      </div>
      <Field
        label={setup("name")}
        name="name"
        autoComplete="name"
        dir="auto"
        maxLength={100}
        error={faults.name ? setup("fault.name") : null}
      />
      <Field
        label={setup("email")}
        name="email"
        type="email"
        autoComplete="username"
        dir="ltr"
        maxLength={254}
        error={faults.email ? setup("fault.email") : null}
      />
      <PasswordFields faults={faults} label={setup("password")} />
      <FormError>{error}</FormError>
      <button type="submit" className="btn btn-primary md:h-9" disabled={sending}>
        {sending ? setup("sending") : setup("submit")}
      </button>
      <BackToSignIn />
    </form>
  );
}

/** Which field the server did not take; without a name of its own it is the password, whose rules are the server's. */
function faultOf(field: string | undefined): OwnerFaults {
  return field?.split(".").at(-1) === "email" ? { email: "email" } : { password: "refused" };
}
