"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { doors, open } from "@/lib/api";
import { useFormat } from "@/lib/format/use-format";
import { BackToSignIn, EntryResult } from "./entry-parts";
import { Field, FormError } from "./field";
import { looksLikeMail } from "./owner-rules";
import { useProblemWords } from "./problem-words";

/** Has a letter sent with which another password can be chosen. Whether there is such an account is only told to its mailbox. */
export function ForgotForm() {
  const t = useTranslations("entry.forgot");
  const setup = useTranslations("setup");
  const format = useFormat();
  const words = useProblemWords();
  const [sending, setSending] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email") ?? "").trim();
    const bad = !looksLikeMail(email);
    setWrong(bad);
    setError(null);
    if (bad) {
      event.currentTarget.querySelector<HTMLInputElement>('[name="email"]')?.focus();
      return;
    }
    setSending(true);
    try {
      await open(doors.POST("/api/v1/auth/forgot-password", { body: { email } }));
      setSentTo(email);
    } catch (reason) {
      setError(words(reason));
      setSending(false);
    }
  };

  if (sentTo !== null) {
    return (
      <EntryResult title={t("done")}>
        <p>{t("sent", { email: format.isolate(sentTo) })}</p>
        <p className="text-12 text-ink-3">{t("noMail")}</p>
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
        label={setup("email")}
        name="email"
        type="email"
        autoComplete="username"
        dir="ltr"
        maxLength={254}
        error={wrong ? setup("fault.email") : null}
      />
      <FormError>{error}</FormError>
      <button type="submit" className="btn btn-primary md:h-9" disabled={sending}>
        {sending ? t("sending") : t("submit")}
      </button>
      <p className="text-12 text-ink-3">{t("noMail")}</p>
      <BackToSignIn />
    </form>
  );
}
