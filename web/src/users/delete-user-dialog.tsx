"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/entry/field";
import { useFormat } from "@/lib/format/use-format";
import type { Account } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { useDeleteUser } from "./queries";

interface DeleteUserDialogProps {
  account: Account;
  onClose: () => void;
  onDone: (said: string) => void;
}

/** Removes somebody's account: asked once more, with its address typed, because it cannot be undone. */
export function DeleteUserDialog({ account, onClose, onDone }: DeleteUserDialogProps) {
  const t = useTranslations("users.delete");
  const format = useFormat();
  const refusal = useRefusal();
  const remove = useDeleteUser();
  const [typed, setTyped] = useState("");
  const email = format.isolate(account.email);
  return (
    <Dialog
      title={t("title")}
      deed={t("deed")}
      refusal={remove.error ? refusal(remove.error) : null}
      sending={remove.isPending}
      blocked={typed.trim().toLowerCase() !== account.email}
      onClose={onClose}
      onDo={() =>
        remove.mutate(account.id, {
          onSuccess: () => {
            onDone(t("done", { email }));
            onClose();
          },
        })
      }
    >
      <p className="text-ink-2">{t("means", { email })}</p>
      <Field
        label={t("confirm")}
        name="confirm"
        type="email"
        dir="ltr"
        autoComplete="off"
        maxLength={255}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Dialog>
  );
}
