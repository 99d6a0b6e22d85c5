"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { asProblem, type Problem } from "@/lib/problem";
import { Field, FormError } from "./field";
import { type OwnerEntry, type OwnerFaults, ownerFaults } from "./owner-rules";
import { PasswordFields } from "./password-fields";
import { useProblemWords } from "./problem-words";

interface AccountFormProps {
  title: string;
  lead: string;
  /** Makes the account of what was entered, which keeps the rules. */
  onSend: (entry: OwnerEntry) => Promise<void>;
  /** A refusal that is told elsewhere than in the form: true takes it out of the form's hands. */
  onRefused?: (problem: Problem) => boolean;
  /** Before the fields. */
  children?: ReactNode;
  /** After the button. */
  foot: ReactNode;
}

/** Name, address and password of an account to be made; what is wrong stands at its field, before and after it was sent. */
export function AccountForm({ title, lead, onSend, onRefused, children, foot }: AccountFormProps) {
  const t = useTranslations("setup");
  const words = useProblemWords();
  const [sending, setSending] = useState(false);
  const [faults, setFaults] = useState<OwnerFaults>({});
  const [error, setError] = useState<string | null>(null);

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
      await onSend(entry);
    } catch (reason) {
      const problem = asProblem(reason);
      if (!onRefused?.(problem)) {
        if (problem.status === 422) setFaults(faultOf(problem));
        else setError(words(reason));
      }
      setSending(false);
    }
  };

  return (
    <form method="post" className="flex flex-col gap-4" noValidate onSubmit={(event) => void submit(event)}>
      <div>
        <h1>{title}</h1>
        <p className="mt-1.5 text-ink-2">{lead}</p>
      </div>
      {children}
      <Field
        label={t("name")}
        name="name"
        autoComplete="name"
        dir="auto"
        maxLength={100}
        error={faults.name ? t("fault.name") : null}
      />
      <Field
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        dir="ltr"
        maxLength={254}
        error={faults.email ? t("fault.email") : null}
      />
      <PasswordFields faults={faults} label={t("password")} />
      <FormError>{error}</FormError>
      <button type="submit" className="btn btn-primary md:h-9" disabled={sending}>
        {sending ? t("sending") : t("submit")}
      </button>
      {foot}
    </form>
  );
}

/** Which field the server did not take; without a name of its own it is the password, whose rules are the server's. */
function faultOf({ details }: Problem): OwnerFaults {
  return details[0]?.field.split(".").at(-1) === "email" ? { email: "email" } : { password: "refused" };
}
