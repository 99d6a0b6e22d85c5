"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import type { Locale } from "@/i18n/locales";
import { doors, open } from "@/lib/api";
import { asProblem } from "@/lib/problem";
import { createOwner } from "@/lib/session";
import { Icon } from "@/ui/icon";
import { Field, FormError } from "./field";
import { namesOf, type OwnerFaults, ownerFaults } from "./owner-rules";
import { PasswordFields } from "./password-fields";
import { useProblemWords } from "./problem-words";

/** The first visit: makes the owner's account. It works once, and only from this machine. */
export function SetupForm() {
  const t = useTranslations("setup");
  const source = useTranslations("source");
  const router = useRouter();
  const locale = useLocale() as Locale;
  const words = useProblemWords();
  const [simulated, setSimulated] = useState(false);
  const [sending, setSending] = useState(false);
  const [faults, setFaults] = useState<OwnerFaults>({});
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    open(doors.GET("/api/v1/setup")).then(
      (state) => {
        setSimulated(state.simulated);
        if (!state.needs_owner) router.replace(`/${locale}/sign-in/`);
      },
      () => undefined,
    );
  }, [router, locale]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? "");
    const owner = {
      name: read("name").trim(),
      email: read("email").trim(),
      password: read("password"),
      again: read("again"),
    };
    const found = ownerFaults(owner);
    setFaults(found);
    setError(null);
    const [first] = Object.keys(found);
    if (first) {
      event.currentTarget.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setSending(true);
    try {
      await createOwner({
        email: owner.email,
        password: owner.password,
        ...namesOf(owner.name),
        locale,
      });
      router.replace(`/${locale}/`);
    } catch (reason) {
      const field = asProblem(reason).details[0]?.field.split(".").at(-1);
      if (field === "email" || field === "password")
        setFaults(field === "email" ? { email: "email" } : { password: "refused" });
      else setError(words(reason));
      setSending(false);
    }
  };

  return (
    <form method="post" className="flex flex-col gap-4" noValidate onSubmit={(event) => void submit(event)}>
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1.5 text-ink-2">{t("lead")}</p>
      </div>
      {simulated ? (
        <p className="flex flex-col items-start gap-1.5 rounded-2 bg-surface-2 p-3 text-12 text-ink-2 phone:text-14">
          <span className="tag tag-simulated">{source("long.simulated")}</span>
          {t("simulated")}
        </p>
      ) : null}
      <Field
        label={t("name")}
        name="name"
        autoComplete="name"
        dir="auto"
        error={faults.name ? t("fault.name") : null}
        maxLength={100}
      />
      <Field
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        dir="ltr"
        error={faults.email ? t("fault.email") : null}
        maxLength={254}
      />
      <PasswordFields faults={faults} label={t("password")} />
      <FormError>{error}</FormError>
      <button type="submit" className="btn btn-primary md:h-9" disabled={sending}>
        {sending ? t("sending") : t("submit")}
      </button>
      <ul className="flex flex-col gap-1.5 text-12 text-ink-2">
        {(["owner", "local", "noDefault"] as const).map((key) => (
          <li key={key} className="flex gap-2">
            <span className="mt-0.5 text-ink-3">
              <Icon name="check" small />
            </span>
            {t(`facts.${key}`)}
          </li>
        ))}
      </ul>
    </form>
  );
}
