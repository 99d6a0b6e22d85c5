"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { NotificationRule } from "@/lib/types";
import { Outcome } from "@/settings/save-line";
import { PanelRest } from "@/sources/panel-rest";
import { Panel } from "@/ui/panel";
import { useRemoveRule, useRules, useSaveRule } from "./queries";
import { EVENTS, edgeOf, hasEdge, ruleWith, typedEdge } from "./rule";

/** What one is told of: an event on or off, and from which edge on. */
export function RulesPanel() {
  const t = useTranslations("notices.rules");
  const query = useRules();
  const save = useSaveRule();
  const remove = useRemoveRule();
  const rules = query.data;
  const busy = save.isPending || remove.isPending;
  return (
    <Panel id="rules" title={t("title")} note={<span className="phone:hidden">{t("note")}</span>}>
      {rules === undefined ? (
        <PanelRest query={query} rows={4} />
      ) : (
        <>
          <ul className="px-4 pt-1">
            {EVENTS.flatMap((event) => rules.filter((rule) => rule.event === event)).map((rule) => (
              <RuleItem
                key={rule.id ?? rule.event}
                rule={rule}
                busy={busy}
                onSave={(change) => save.mutate({ id: rule.id, body: ruleWith(rule, change) })}
                onBack={() => rule.id !== null && remove.mutate(rule.id)}
              />
            ))}
          </ul>
          <p className="px-4 pb-3">
            <Outcome deed={save} done={t("saved")} />
          </p>
        </>
      )}
    </Panel>
  );
}

interface RuleItemProps {
  rule: NotificationRule;
  busy: boolean;
  onSave: (change: { is_active?: boolean; min_edge?: number | null }) => void;
  onBack: () => void;
}

function RuleItem({ rule, busy, onSave, onBack }: RuleItemProps) {
  const t = useTranslations("notices.rules");
  const format = useFormat();
  const id = useId();
  const kept = edgeOf(rule);
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed === null ? kept : typedEdge(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === undefined || busy) return;
    onSave({ min_edge: wanted });
    setTyped(null);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-2.5 last:border-b-0">
      <label className="flex min-w-0 flex-1 items-start gap-2.5">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-(--accent)"
          checked={rule.is_active}
          disabled={busy}
          onChange={(event) => onSave({ is_active: event.target.checked })}
        />
        <span>
          <span className="font-mid">{t(`name.${rule.event}`)}</span>
          <span className="block text-12 text-ink-3">{t(`means.${rule.event}`)}</span>
        </span>
      </label>
      {hasEdge(rule.event) && rule.is_active ? (
        <form className="flex items-center gap-2 text-12 phone:w-full" onSubmit={submit}>
          <label htmlFor={id}>{t("edge")}</label>
          <input
            id={id}
            className="field !w-20"
            inputMode="decimal"
            autoComplete="off"
            dir="ltr"
            value={typed ?? (kept === null ? "" : String(kept))}
            aria-label={t("edgeOf", { event: t(`name.${rule.event}`) })}
            aria-invalid={wanted === undefined || undefined}
            title={t("edgeRange", { range: format.range(format.number(0), format.number(100), true) })}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span className="text-ink-3">{t("percent")}</span>
          {typed !== null && wanted !== kept ? (
            <button type="submit" className="btn btn-small" disabled={busy || wanted === undefined}>
              {t("save")}
            </button>
          ) : null}
        </form>
      ) : null}
      {rule.is_default ? null : (
        <button
          type="button"
          className="btn btn-small border-transparent"
          disabled={busy}
          aria-label={t("backOf", { event: t(`name.${rule.event}`) })}
          onClick={onBack}
        >
          {t("back")}
        </button>
      )}
    </li>
  );
}
