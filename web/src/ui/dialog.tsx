"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Icon } from "./icon";

/** Why something that was asked for was not done. */
export interface Refusal {
  words: string;
  /** What the server itself said, in its own language. */
  said: string | null;
}

interface DialogProps {
  title: string;
  /** What the button says that does it. */
  deed: string;
  children: ReactNode;
  /** What the button says that leaves it, where nothing is given up. */
  leave?: string;
  refusal: Refusal | null;
  sending: boolean;
  /** Something that has to be filled in first is not. */
  blocked?: boolean;
  onClose: () => void;
  onDo: () => void;
}

/** Asks once before something changes: what will be different, and the two ways on. The browser holds the focus inside and gives it back. */
export function Dialog({
  title,
  deed,
  leave,
  children,
  refusal,
  sending,
  blocked = false,
  onClose,
  onDo,
}: DialogProps) {
  const t = useTranslations("dialog");
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto w-[480px] max-w-[calc(100vw-32px)] rounded-3 bg-surface p-0 text-ink shadow-pop backdrop:bg-[color-mix(in_oklab,var(--bg)_70%,transparent)]"
    >
      <form
        className="flex flex-col gap-3 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending && !blocked) onDo();
        }}
      >
        <h2 id={id} className="!text-14">
          {title}
        </h2>
        {children}
        <div role="alert">
          {refusal ? (
            <p className="flex gap-2 rounded-2 bg-surface-2 px-3 py-2 text-12">
              <span className="mt-px text-warn">
                <Icon name="warning" />
              </span>
              <span className="min-w-0">
                {refusal.words}
                {refusal.said ? (
                  <bdi lang="en" className="block text-ink-2 [overflow-wrap:anywhere]">
                    {refusal.said}
                  </bdi>
                ) : null}
              </span>
            </p>
          ) : null}
        </div>
        <div className="flex justify-end gap-2">
          <button type="button" className="btn" onClick={() => ref.current?.close()}>
            {leave ?? t("cancel")}
          </button>
          <button type="submit" className="btn btn-primary" disabled={sending || blocked}>
            {sending ? t("sending") : deed}
          </button>
        </div>
      </form>
    </dialog>
  );
}

interface ReasonFieldProps {
  value: string;
  required: boolean;
  onChange: (value: string) => void;
}

/** Why something is done; it is written down beside who did it. */
export function ReasonField({ value, required, onChange }: ReasonFieldProps) {
  const t = useTranslations("dialog");
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-12">
        {t(required ? "reasonNeeded" : "reason")}
      </label>
      <input
        id={id}
        className="field"
        value={value}
        maxLength={500}
        required={required}
        dir="auto"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-hint`} className="text-12 text-ink-3">
        {t("reasonHint")}
      </span>
    </div>
  );
}
