"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { doors, open } from "@/lib/api";
import { createOwner } from "@/lib/session";
import { Icon } from "@/ui/icon";
import { AccountForm } from "./account-form";
import { namesOf } from "./owner-rules";

/** The first visit: makes the owner's account. It works once, and only from this machine. */
export function SetupForm() {
  const t = useTranslations("setup");
  const source = useTranslations("source");
  const router = useRouter();
  const locale = useLocale();
  const [simulated, setSimulated] = useState(false);

  useEffect(() => {
    open(doors.GET("/api/v1/setup")).then(
      (state) => {
        setSimulated(state.simulated);
        if (!state.needs_owner) router.replace(`/${locale}/sign-in/`);
      },
      () => undefined,
    );
  }, [router, locale]);

  return (
    <AccountForm
      title={t("title")}
      lead={t("lead")}
      onSend={async ({ name, email, password }) => {
        await createOwner({ email, password, ...namesOf(name), locale });
        router.replace(`/${locale}/`);
      }}
      foot={
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
      }
    >
      {simulated ? (
        <p className="flex flex-col items-start gap-1.5 rounded-2 bg-surface-2 p-3 text-12 text-ink-2 phone:text-14">
          <span className="tag tag-simulated">{source("long.simulated")}</span>
          {t("simulated")}
        </p>
      ) : null}
    </AccountForm>
  );
}
