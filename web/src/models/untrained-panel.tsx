"use client";

import { useTranslations } from "next-intl";
import type { AiModel } from "@/lib/types";
import { Panel } from "@/ui/panel";
import { useModelWords } from "./words";

/** A model that was never trained: what answers in its place, and what to do. */
export function UntrainedPanel({ name, status }: { name: string; status: AiModel["status"] | null }) {
  const t = useTranslations("models");
  const words = useModelWords();
  const todo = `untrained.todo.${name}` as "untrained.todo.tone";
  return (
    <Panel
      id={`model_${name}`}
      title={words.model(name)}
      note={<span className="tag tag-outline">{t("standing.untrained")}</span>}
    >
      <p className="max-w-[90ch] px-4 pt-1 pb-4 text-12 text-ink-2 phone:text-14">
        {status === "training" ? t("untrained.underWay") : t("untrained.why")}{" "}
        {t.has(todo) ? t(todo) : t("untrained.todo.other")}
      </p>
    </Panel>
  );
}
