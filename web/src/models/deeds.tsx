"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AiModel, ModelVersion } from "@/lib/types";
import { PromoteDialog, ResumeDialog, RetrainDialog, RollbackDialog } from "./deed-dialogs";
import { versionBefore } from "./standing";
import { useModelWords } from "./words";

interface ModelDeedsProps {
  model: AiModel;
  versions: readonly ModelVersion[];
  /** A training of it waits or goes on. */
  busy: boolean;
}

/** What can be done with a model as a whole. */
export function ModelDeeds({ model, versions, busy }: ModelDeedsProps) {
  const t = useTranslations("models.deed");
  const words = useModelWords();
  const [asking, setAsking] = useState<"retrain" | "rollback" | "resume" | null>(null);
  const [said, setSaid] = useState("");
  const before = versionBefore(versions);
  const name = words.model(model.name);
  const close = () => setAsking(null);
  const done = (what: string) => {
    setSaid(what);
    close();
  };
  const shared = { model, name, onClose: close, onDone: done };
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="sr-only" aria-live="polite">
        {said}
      </span>
      {model.health.suspended ? (
        <button type="button" className="btn btn-small" onClick={() => setAsking("resume")}>
          {t("resume.button")}
        </button>
      ) : null}
      {before ? (
        <button
          type="button"
          className="btn btn-small"
          aria-label={t("rollback.label", { model: name })}
          onClick={() => setAsking("rollback")}
        >
          {t("rollback.button")}
        </button>
      ) : null}
      <button
        type="button"
        className="btn btn-small"
        disabled={busy}
        aria-label={t("retrain.label", { model: name })}
        onClick={() => setAsking("retrain")}
      >
        {t("retrain.button")}
      </button>
      {asking === "retrain" ? <RetrainDialog {...shared} /> : null}
      {asking === "rollback" && before ? <RollbackDialog {...shared} before={before} /> : null}
      {asking === "resume" ? <ResumeDialog {...shared} /> : null}
    </span>
  );
}

/** Makes a version count; asks before. */
export function PromoteButton({ model, version }: { model: AiModel; version: ModelVersion }) {
  const t = useTranslations("models.deed.promote");
  const words = useModelWords();
  const [asking, setAsking] = useState(false);
  const name = words.model(model.name);
  const close = () => setAsking(false);
  return (
    <>
      <button
        type="button"
        className="btn btn-small"
        aria-label={t("label", { model: name, version: version.version })}
        onClick={() => setAsking(true)}
      >
        {t("button")}
      </button>
      {asking ? <PromoteDialog model={model} name={name} version={version} onClose={close} onDone={close} /> : null}
    </>
  );
}
