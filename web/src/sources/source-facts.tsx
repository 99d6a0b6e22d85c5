"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { FeedState, SourceRow } from "@/lib/types";
import { FeedMark } from "@/ui/feed-mark";
import { ageShare, LATE_AT, STALE_AT } from "./state";

/** A state as sign and word. */
export function StateWord({ state }: { state: FeedState }) {
  const t = useTranslations("data.state");
  return (
    <span className={`flex items-center gap-1.5 ${state === "fresh" ? "text-ink-2" : "font-mid text-ink"}`}>
      <FeedMark state={state} />
      {t(state)}
    </span>
  );
}

/** The age on its way to where the data is late, and then stale; the words beside it say the same. */
export function AgeGauge({ age, expected, state }: { age: number; expected: number; state: FeedState }) {
  const color = state === "fresh" ? "var(--ink-2)" : "var(--warn)";
  return (
    <span
      className="age-gauge"
      style={{ "--share": ageShare(age, expected), "--late": LATE_AT / STALE_AT, "--c": color }}
    >
      <i />
    </span>
  );
}

/** How the last attempt went: well and when, or why not, in our words and then in the provider's own. */
export function LastAttempt({ row, now }: { row: SourceRow; now: number }) {
  const t = useTranslations("data");
  const format = useFormat();
  const well =
    row.succeeded_at === null
      ? t("attempt.never")
      : t("attempt.well", { age: format.ago(Math.max(0, (now - Date.parse(row.succeeded_at)) / 1000)) });
  if (row.reason === null) return <span className="text-ink-3">{well}</span>;
  return (
    <span className="flex flex-col">
      <span>
        {t(`reason.${row.reason}`)}
        <span className="text-ink-3">
          {t("attempt.joint")}
          {well}
        </span>
      </span>
      {row.detail ? (
        <span className="text-12 text-ink-3 [overflow-wrap:anywhere]">
          <bdi lang="en">{row.detail}</bdi>
        </span>
      ) : null}
    </span>
  );
}

/** When it is asked again and how often it failed, where there is something to say of either. */
export function Persistence({ row, now, className }: { row: SourceRow; now: number; className: string }) {
  const t = useTranslations("data");
  const format = useFormat();
  const again = useAskedAgain()(row, now);
  if (again === null && row.failures === 0) return null;
  return (
    <span className={`flex-wrap gap-x-4 text-12 text-ink-3 ${className}`}>
      {again === null ? null : <span>{t("card.again", { when: again })}</span>}
      {row.failures ? <span>{t("card.failures", { n: row.failures, count: format.number(row.failures) })}</span> : null}
    </span>
  );
}

/** When a provider is asked again; null when nothing holds it back. */
export function useAskedAgain(): (row: SourceRow, now: number) => string | null {
  const t = useTranslations("data");
  const format = useFormat();
  return (row, now) => {
    if (row.retry_at === null) return null;
    const left = (Date.parse(row.retry_at) - now) / 1000;
    return left > 0 ? t("again.in", { span: format.duration(left) }) : t("again.now");
  };
}
