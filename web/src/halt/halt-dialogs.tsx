"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Halt } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog, ReasonField } from "@/ui/dialog";
import { useLift, usePress } from "./queries";
import { useHaltWords } from "./words";

/** Asks once before everything stops. */
export function PressDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("halt.press");
  const refusal = useRefusal();
  const press = usePress();
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={t("title")}
      deed={t("deed")}
      blocked={reason.trim() === ""}
      refusal={press.error ? refusal(press.error) : null}
      sending={press.isPending}
      onClose={onClose}
      onDo={() => press.mutate(reason.trim(), { onSuccess: onClose })}
    >
      <p className="text-ink-2">{t("changes")}</p>
      <ReasonField value={reason} required onChange={setReason} />
    </Dialog>
  );
}

/** Lets go on what was stopped. */
export function LiftDialog({ halt, onClose }: { halt: Halt; onClose: () => void }) {
  const t = useTranslations("halt.lift");
  const words = useHaltWords();
  const refusal = useRefusal();
  const lift = useLift();
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={t("title", { scope: words.scope(halt) })}
      deed={t("deed")}
      blocked={reason.trim() === ""}
      refusal={lift.error ? refusal(lift.error) : null}
      sending={lift.isPending}
      onClose={onClose}
      onDo={() => lift.mutate({ id: halt.id, reason: reason.trim() }, { onSuccess: onClose })}
    >
      <p className="text-ink-2">{t("changes")}</p>
      <ReasonField value={reason} required onChange={setReason} />
    </Dialog>
  );
}
