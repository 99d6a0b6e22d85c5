"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { doors, open } from "@/lib/api";
import { signIn } from "@/lib/session";
import { Field, FormError } from "./field";
import { useProblemWords } from "./problem-words";
import { wayBack } from "./way-back";

/** Mail and password; back to where one came from. */
export function SignInForm() {
  const t = useTranslations("signIn");
  const router = useRouter();
  const locale = useLocale();
  const words = useProblemWords();
  const [registering, setRegistering] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    open(doors.GET("/api/v1/setup")).then(
      (state) => {
        if (state.needs_owner) router.replace(`/${locale}/setup/`);
        setRegistering(state.registration_open);
      },
      () => undefined,
    );
  }, [router, locale]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSending(true);
    setError(null);
    try {
      await signIn(String(form.get("email")), String(form.get("password")));
      router.replace(wayBack(locale, window.location.search));
    } catch (reason) {
      setError(words(reason));
      setSending(false);
    }
  };

  return (
    <form method="post" className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <h1>{t("title")}</h1>
      <Field label={t("email")} name="email" type="email" autoComplete="username" dir="ltr" required />
      <Field label={t("password")} name="password" type="password" autoComplete="current-password" dir="ltr" required />
      <FormError>{error}</FormError>
      <button type="submit" className="btn btn-primary md:h-9" disabled={sending}>
        {sending ? t("sending") : t("submit")}
      </button>
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-2 text-12">
        <Link prefetch={false} href={`/${locale}/forgot-password/`} className="link underline">
          {t("forgot")}
        </Link>
        {registering ? (
          <Link prefetch={false} href={`/${locale}/register/`} className="link underline">
            {t("register")}
          </Link>
        ) : null}
      </p>
      <p className="border-line border-t pt-4 text-12 text-ink-2">
        {t.rich("record", {
          link: (words) => (
            <Link prefetch={false} href={`/${locale}/track-record/`} className="link underline">
              {words}
            </Link>
          ),
        })}
      </p>
    </form>
  );
}
