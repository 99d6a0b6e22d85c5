"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { AiModel, ModelVersion } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog, ReasonField } from "@/ui/dialog";
import { type Deed, useDeed } from "./queries";
import { mainGate } from "./standing";
import { useModelWords } from "./words";

interface DeedDialogProps {
  model: AiModel;
  /** Of the model, in the language of the page. */
  name: string;
  onClose: () => void;
  /** It was done: in words. */
  onDone: (what: string) => void;
}

function useDoing(model: AiModel, onDone: () => void) {
  const deed = useDeed(model.id);
  const refusal = useRefusal();
  return {
    sending: deed.isPending,
    refusal: deed.error ? refusal(deed.error) : null,
    act: (what: Deed) => deed.mutate(what, { onSuccess: onDone }),
  };
}

/** Trains anew, in full or in short. */
export function RetrainDialog({ model, name, onClose, onDone }: DeedDialogProps) {
  const t = useTranslations("models.deed.retrain");
  const [quick, setQuick] = useState(false);
  const { act, ...state } = useDoing(model, () => onDone(t("done", { model: name })));
  return (
    <Dialog
      title={t("title", { model: name })}
      deed={t("deed")}
      onClose={onClose}
      onDo={() => act({ kind: "retrain", quick })}
      {...state}
    >
      <p className="text-ink-2">{t("changes")}</p>
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 text-12">{t("how")}</legend>
        {[false, true].map((value) => (
          <label key={String(value)} className="flex items-start gap-2 py-1 phone:py-2.5">
            <input
              type="radio"
              name={`how-${model.id}`}
              className="mt-0.5 size-4 accent-(--accent)"
              checked={quick === value}
              onChange={() => setQuick(value)}
            />
            <span>
              <span className="font-mid">{t(value ? "quick" : "full")}</span>{" "}
              <span className="text-ink-3">{t(value ? "quickMeans" : "fullMeans")}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}

/** Makes a version count; one whose gate is closed only by force, and with a reason. */
export function PromoteDialog({ model, name, version, onClose, onDone }: DeedDialogProps & { version: ModelVersion }) {
  const t = useTranslations("models.deed.promote");
  const format = useFormat();
  const words = useModelWords();
  const [reason, setReason] = useState("");
  const gate = mainGate(version);
  const force = !gate?.open;
  const { act, ...state } = useDoing(model, () => onDone(""));
  const number = format.number(Number(version.version));
  return (
    <Dialog
      title={t("title", { model: name, version: number })}
      deed={t(force ? "deedForced" : "deed")}
      blocked={force && reason.trim() === ""}
      onClose={onClose}
      onDo={() => act({ kind: "promote", version: version.version, force, reason })}
      {...state}
    >
      <p className="text-ink-2">
        {model.champion === null
          ? t("changesFirst", { version: number })
          : t("changes", { version: number, before: format.number(Number(model.champion)) })}
      </p>
      {force ? (
        <div className="rounded-2 bg-surface-2 px-3 py-2 text-12">
          <p className="font-mid">{t("closed")}</p>
          {gate ? <p className="text-ink-2">{words.why(gate.reason, gate.baseline)}</p> : null}
          <p className="text-ink-2">{t("closedMeans")}</p>
        </div>
      ) : null}
      <ReasonField value={reason} required={force} onChange={setReason} />
    </Dialog>
  );
}

/** Takes the last promotion back. */
export function RollbackDialog({ model, name, before, onClose, onDone }: DeedDialogProps & { before: ModelVersion }) {
  const t = useTranslations("models.deed.rollback");
  const format = useFormat();
  const [reason, setReason] = useState("");
  const versions = {
    model: name,
    version: format.number(Number(before.version)),
    present: format.number(Number(model.champion)),
  };
  const { act, ...state } = useDoing(model, () => onDone(t("done", versions)));
  return (
    <Dialog
      title={t("title", versions)}
      deed={t("deed")}
      onClose={onClose}
      onDo={() => act({ kind: "rollback", reason })}
      {...state}
    >
      <p className="text-ink-2">{t("changes", versions)}</p>
      <ReasonField value={reason} required={false} onChange={setReason} />
    </Dialog>
  );
}

/** Ends a suspension. */
export function ResumeDialog({ model, name, onClose, onDone }: DeedDialogProps) {
  const t = useTranslations("models.deed.resume");
  const [reason, setReason] = useState("");
  const { act, ...state } = useDoing(model, () => onDone(t("done", { model: name })));
  return (
    <Dialog
      title={t("title", { model: name })}
      deed={t("deed")}
      blocked={reason.trim() === ""}
      onClose={onClose}
      onDo={() => act({ kind: "resume", reason })}
      {...state}
    >
      <p className="text-ink-2">{t("changes")}</p>
      <ReasonField value={reason} required onChange={setReason} />
    </Dialog>
  );
}
