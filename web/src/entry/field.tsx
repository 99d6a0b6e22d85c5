"use client";

import { type InputHTMLAttributes, type ReactNode, useId } from "react";

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string;
  error?: string | null;
}

/** A labelled input with its hint, and its error in words next to it. Typed text is left to right where it is Latin. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-12 phone:text-14">
        {label}
      </label>
      <input
        id={id}
        className="field"
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        {...input}
      />
      {hint ? (
        <p id={`${id}-hint`} className="text-12 text-ink-3">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-12 text-down">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A failure that belongs to no single field. */
export function FormError({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className="empty:-mt-4">
      {children ? <p className="rounded-2 bg-surface-2 px-3 py-2 text-12 text-ink phone:text-14">{children}</p> : null}
    </div>
  );
}
