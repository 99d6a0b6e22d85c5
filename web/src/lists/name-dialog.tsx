"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/entry/field";
import type { Watchlist } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { useMakeList, useRenameList } from "./queries";

interface NameDialogProps {
  /** The list that gets another name; null makes one. */
  list: Watchlist | null;
  onClose: () => void;
  onDone: (id: number) => void;
}

/** The name of a list, of a new one or another one. */
export function NameDialog({ list, onClose, onDone }: NameDialogProps) {
  const t = useTranslations(list === null ? "lists.make" : "lists.rename");
  const refusal = useRefusal();
  const make = useMakeList();
  const rename = useRenameList();
  const deed = list === null ? make : rename;
  const [name, setName] = useState(list?.name ?? "");
  const wanted = name.trim();
  const done = {
    onSuccess: ({ id }: { id: number }) => {
      onDone(id);
      onClose();
    },
  };
  return (
    <Dialog
      title={t("title")}
      deed={t("deed")}
      refusal={deed.error ? refusal(deed.error) : null}
      sending={deed.isPending}
      blocked={wanted === "" || wanted === list?.name}
      onClose={onClose}
      onDo={() => (list === null ? make.mutate(wanted, done) : rename.mutate({ id: list.id, name: wanted }, done))}
    >
      <Field
        label={t("name")}
        name="name"
        dir="auto"
        autoComplete="off"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </Dialog>
  );
}
