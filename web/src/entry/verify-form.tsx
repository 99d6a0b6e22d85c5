"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { doors, open } from "@/lib/api";
import { useFormat } from "@/lib/format/use-format";
import { asProblem } from "@/lib/problem";
import { DeadLink, EntryResult } from "./entry-parts";
import { FormError } from "./field";
import { useLetterToken } from "./letter-token";
import { useProblemWords } from "./problem-words";

/** Opens an account with the token of its letter. By a button: programs that look through mail follow links, too. */
export function VerifyForm() {
  const t = useTranslations("entry.verify");
  const format = useFormat();
  const words = useProblemWords();
  const token = useLetterToken();
  const [sending, setSending] = useState(false);
  const [dead, setDead] = useState(false);
  const [email, setEmail] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!token) return;
    setSending(true);
    setError(null);
    try {
      setEmail((await open(doors.POST("/api/v1/auth/verify-email", { body: { token } }))).email);
    } catch (reason) {
      if (asProblem(reason).status === 422) setDead(true);
      else setError(words(reason));
      setSending(false);
    }
  };

  if (email !== null) {
    return (
      <EntryResult title={t("done")}>
        <p>{t("open", { email: format.isolate(email) })}</p>
      </EntryResult>
    );
  }
  if (dead || token === "") return <DeadLink />;
  return (
    <form method="post" className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1.5 text-ink-2">{t("lead")}</p>
      </div>
      <FormError>{error}</FormError>
      <button type="submit" className="btn btn-primary md:h-9" disabled={sending || !token}>
        {sending ? t("sending") : t("submit")}
      </button>
    </form>
  );
}
