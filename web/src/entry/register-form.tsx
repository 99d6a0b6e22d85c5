"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { doors, open } from "@/lib/api";
import { useFormat } from "@/lib/format/use-format";
import { AccountForm } from "./account-form";
import { BackToSignIn, EntryResult } from "./entry-parts";
import { namesOf } from "./owner-rules";

/** Makes an account where the admins let people do so; it opens with the link that goes to its mailbox. */
export function RegisterForm() {
  const t = useTranslations("entry.register");
  const format = useFormat();
  const locale = useLocale();
  const [closed, setClosed] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);

  useEffect(() => {
    open(doors.GET("/api/v1/setup")).then(
      (state) => setClosed(!state.registration_open),
      // The form itself says when the server does not answer.
      () => undefined,
    );
  }, []);

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
    <AccountForm
      title={t("title")}
      lead={t("lead")}
      onSend={async ({ name, email, password }) => {
        await open(doors.POST("/api/v1/auth/register", { body: { email, password, ...namesOf(name), locale } }));
        setSentTo(email);
      }}
      onRefused={({ status }) => {
        if (status === 403) setClosed(true);
        return status === 403;
      }}
      foot={<BackToSignIn />}
    />
  );
}
