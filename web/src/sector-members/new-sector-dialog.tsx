"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/entry/field";
import { useFormat } from "@/lib/format/use-format";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { useAddSector } from "./queries";
import { type Looks, SectorFields } from "./sector-fields";

interface NewSectorDialogProps {
  onClose: () => void;
  onDone: (made: { id: number }, said: string) => void;
}

const PLAIN: Looks = { description: "", color_code: "#8a94a6" };

/** One more sector, empty at first. */
export function NewSectorDialog({ onClose, onDone }: NewSectorDialogProps) {
  const t = useTranslations("sectorMembers");
  const format = useFormat();
  const refusal = useRefusal();
  const add = useAddSector();
  const [typed, setTyped] = useState("");
  const [looks, setLooks] = useState(PLAIN);
  const name = typed.trim();
  return (
    <Dialog
      title={t("add.title")}
      deed={t("add.deed")}
      refusal={add.error ? refusal(add.error) : null}
      sending={add.isPending}
      blocked={name === ""}
      onClose={onClose}
      onDo={() =>
        add.mutate(
          { name, description: looks.description.trim() || null, color_code: looks.color_code },
          {
            onSuccess: (made) => {
              onDone(made, t("add.done", { sector: format.isolate(name) }));
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-2">{t("add.means")}</p>
      <Field
        label={t("name")}
        name="name"
        dir="auto"
        autoComplete="off"
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <SectorFields looks={looks} onChange={setLooks} />
    </Dialog>
  );
}
