"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { doors, open } from "@/lib/api";
import { asProblem } from "@/lib/problem";
import { DeadLink, EntryResult } from "./entry-parts";
import { FormError } from "./field";
import { useLetterToken } from "./letter-token";
import { type PasswordFaults, passwordFaults } from "./owner-rules";
import { PasswordFields } from "./password-fields";
import { useProblemWords } from "./problem-words";

/** Chooses another password with the token of a letter; every session of the account ends. */
export function ResetForm() {
  const t = useTranslations("entry.reset");
  const words = useProblemWords();
  const token = useLetterToken();
  const [sending, setSending] = useState(false);
  const [done, setDone] = useState(false);
  const [faults, setFaults] = useState<PasswordFaults>({});
  const [error, setError] = useState<{ words: string; said: string | null } | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const entry = { password: String(form.get("password") ?? ""), again: String(form.get("again") ?? "") };
    const found = passwordFaults(entry);
    setFaults(found);
    setError(null);
    const [first] = Object.keys(found);
    if (first) event.currentTarget.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
    if (first || !token) return;
    setSending(true);
    try {
      await open(doors.POST("/api/v1/auth/reset-password", { body: { token, password: entry.password } }));
      setDone(true);
    } catch (reason) {
      const problem = asProblem(reason);
      // A bad link and a bad password are both 422: only the server's own words tell them apart.
      setError(
        problem.status === 422 ? { words: t("refused"), said: problem.message } : { words: words(reason), said: null },
      );
      setSending(false);
    }
  };

  if (done) {
    return (
      <EntryResult title={t("done")}>
        <p>{t("ended")}</p>
      </EntryResult>
    );
  }
  if (token === "") return <DeadLink again />;
  return (
    <form method="post" className="flex flex-col gap-4" noValidate onSubmit={(event) => void submit(event)}>
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1.5 text-ink-2">{t("lead")}</p>
      </div>
      <PasswordFields faults={faults} label={t("password")} />
      <FormError>
        {error ? (
          <>
            {error.words} {error.said ? <bdi lang="en">{error.said}</bdi> : null}
          </>
        ) : null}
      </FormError>
      <button type="submit" className="btn btn-primary md:h-9" disabled={sending || !token}>
        {sending ? t("sending") : t("submit")}
      </button>
    </form>
  );
}
