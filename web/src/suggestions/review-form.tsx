"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Suggestion } from "@/lib/types";
import { DEFER_DAYS, type Decision } from "./queries";

const KEYS: Readonly<Record<string, Decision>> = { a: "approve", r: "reject", d: "defer" };

interface ReviewFormProps {
  suggestion: Suggestion;
  sending: boolean;
  onReview: (decision: Decision, notes: string) => void;
}

/** Approve, reject or defer; by letters too, while the panel has the focus and nothing is being typed. */
export function ReviewForm({ suggestion, sending, onReview }: ReviewFormProps) {
  const t = useTranslations("suggestions.review");
  const format = useFormat();
  const id = useId();
  const [notes, setNotes] = useState("");
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef({ notes, sending, onReview });
  latest.current = { notes, sending, onReview };

  useEffect(() => {
    const panel = frame.current?.closest("section");
    if (!panel) return;
    const press = (event: KeyboardEvent) => {
      const decision = KEYS[event.key.toLowerCase()];
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (!decision || typing || event.ctrlKey || event.metaKey || event.altKey || latest.current.sending) return;
      event.preventDefault();
      latest.current.onReview(decision, latest.current.notes);
    };
    panel.addEventListener("keydown", press);
    return () => panel.removeEventListener("keydown", press);
  }, []);

  const buttons = [
    { decision: "approve", key: "A", look: "btn btn-primary" },
    { decision: "reject", key: "R", look: "btn" },
    { decision: "defer", key: "D", look: "btn border-transparent" },
  ] as const;
  return (
    <div ref={frame} className="flex flex-col gap-3 border-line border-t px-4 py-3.5">
      <label htmlFor={id} className="text-12 text-ink-2">
        {t("note")}
      </label>
      <input
        id={id}
        className="field -mt-2"
        dir="auto"
        maxLength={1000}
        placeholder={t("placeholder")}
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
      />
      <div className="flex flex-wrap items-center gap-2">
        {buttons.map(({ decision, key, look }) => (
          <button
            key={decision}
            type="button"
            className={look}
            disabled={sending}
            aria-keyshortcuts={key}
            onClick={() => onReview(decision, notes)}
          >
            {t(decision, { days: format.number(DEFER_DAYS) })}
            <kbd className="key phone:hidden">{key}</kbd>
          </button>
        ))}
        <span className="flex-1" />
        <span className="text-12 text-ink-3">{t(`does.${suggestion.kind}`)}</span>
      </div>
    </div>
  );
}
