"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { Field } from "./field";
import { PASSWORD_MIN, type PasswordFaults } from "./owner-rules";

interface PasswordFieldsProps {
  /** What is wrong with each, as the form found it. */
  faults: PasswordFaults;
  label: string;
}

/** A new password, twice. */
export function PasswordFields({ faults, label }: PasswordFieldsProps) {
  const t = useTranslations("setup");
  const min = useFormat().number(PASSWORD_MIN);
  const shared = { type: "password", autoComplete: "new-password", dir: "ltr", maxLength: 128 } as const;
  return (
    <>
      <Field
        label={label}
        name="password"
        hint={t("passwordHint", { min })}
        error={faults.password ? t(`fault.${faults.password}`, { min }) : null}
        {...shared}
      />
      <Field
        label={t("again")}
        name="again"
        error={faults.again ? t(`fault.${faults.again}`, { min }) : null}
        {...shared}
      />
    </>
  );
}
