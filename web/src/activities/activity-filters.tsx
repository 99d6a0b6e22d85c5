"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import { Segmented } from "@/ui/segmented";
import { useEmails } from "@/users/queries";
import { GROUPS, isKind, kindsOf, VIEWS, type View } from "./kinds";

/** How far back, in days. */
export const SPANS = ["1", "7", "30", "90", "365"] as const;
export type Span = (typeof SPANS)[number];

interface ActivityFiltersProps {
  view: View;
  span: Span;
  kind: string;
  user: number | null;
  onView: (view: View) => void;
  onSpan: (span: Span) => void;
  onKind: (kind: string) => void;
  onUser: (user: number | null) => void;
  children: ReactNode;
}

const select =
  "h-8 min-w-0 max-w-64 rounded-2 border border-control bg-surface px-2 text-13 text-ink phone:h-11 phone:max-w-none phone:grow phone:text-14";
const label = "flex min-w-0 items-center gap-2 text-12 text-ink-3 phone:w-full";

/** Everything or only the audit, how far back, of what kind and by whom. */
export function ActivityFilters({ view, span, kind, user, children, ...on }: ActivityFiltersProps) {
  const t = useTranslations("activities.filter");
  const kinds = useTranslations("activities.kind");
  const format = useFormat();
  const emails = useEmails();
  const named = [...emails].sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pt-3 pb-2">
      <Segmented
        label={t("view")}
        value={view}
        options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
        onChange={on.onView}
      />
      <Segmented
        label={t("span")}
        value={span}
        options={SPANS.map((value) => ({ value, label: format.duration(Number(value) * 86_400) }))}
        onChange={on.onSpan}
      />
      <label className={label}>
        <span className="phone:w-20 phone:shrink-0">{t("kind")}</span>
        <select className={select} value={kind} onChange={(event) => on.onKind(event.target.value)}>
          <option value="">{t("anyKind")}</option>
          {GROUPS.map((group) => {
            const own = kindsOf(view, group);
            return own.length ? (
              <optgroup key={group} label={t(`groups.${group}`)}>
                {own.map((one) => (
                  <option key={one} value={one}>
                    {kinds(one)}
                  </option>
                ))}
              </optgroup>
            ) : null;
          })}
          {kind === "" || isKind(kind) ? null : <option value={kind}>{kind}</option>}
        </select>
      </label>
      <label className={label}>
        <span className="phone:w-20 phone:shrink-0">{t("user")}</span>
        <select
          className={select}
          value={user ?? ""}
          onChange={(event) => on.onUser(event.target.value === "" ? null : Number(event.target.value))}
        >
          <option value="">{t("anybody")}</option>
          {named.map(([id, email]) => (
            <option key={id} value={id}>
              {email}
            </option>
          ))}
          {user === null || emails.has(user) ? null : (
            <option value={user}>{t("number", { number: format.number(user) })}</option>
          )}
        </select>
      </label>
      <span className="flex-1" />
      {children}
    </div>
  );
}
