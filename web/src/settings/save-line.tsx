"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRefusal } from "@/shell/refusal";

interface OutcomeProps<Data, Given> {
  deed: UseMutationResult<Data, Error, Given>;
  /** What is said once it is done. */
  done: string;
  /** In place of a refusal of the server, where the form knows a better word. */
  words?: (reason: unknown) => string | null;
}

/** What became of something that was asked for, beside its button. */
export function Outcome<Data, Given>({ deed, done, words }: OutcomeProps<Data, Given>) {
  const refusal = useRefusal();
  const known = deed.error ? (words?.(deed.error) ?? null) : null;
  const problem = deed.error && known === null ? refusal(deed.error) : null;
  return (
    <span role="status" className="min-w-0 text-12 text-ink-2 [overflow-wrap:anywhere]">
      {known}
      {problem ? (
        <>
          {problem.words} {problem.said ? <bdi lang="en">{problem.said}</bdi> : null}
        </>
      ) : null}
      {deed.isSuccess ? done : null}
    </span>
  );
}

interface SaveLineProps<Data, Given> extends Omit<OutcomeProps<Data, Given>, "done"> {
  /** There is something to save. */
  changed: boolean;
  done?: string;
  deedName?: string;
}

/** The button that saves a form, and what became of it. */
export function SaveLine<Data, Given>({ deed, changed, done, deedName, words }: SaveLineProps<Data, Given>) {
  const t = useTranslations("settings");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <button type="submit" className="btn btn-primary" disabled={!changed || deed.isPending}>
        {deed.isPending ? t("saving") : (deedName ?? t("save"))}
      </button>
      <Outcome deed={deed} done={done ?? (changed ? "" : t("saved"))} {...(words ? { words } : {})} />
    </div>
  );
}
