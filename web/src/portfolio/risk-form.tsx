"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Limits, Risk } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { PanelRest } from "@/sources/panel-rest";
import { Panel } from "@/ui/panel";
import { AutomaticFields } from "./automatic-fields";
import { LIMIT_FIELDS, type LimitField, type LimitKey, wantedOf, writtenAs } from "./limit-fields";
import { useRisk, useSaveRisk } from "./queries";
import { ResetButton } from "./reset-button";

/** What the reader allows: one's own limits, each with what it means. They hold from the next order on. */
export function RiskPanel() {
  const t = useTranslations("portfolio.limits");
  const query = useRisk();
  return (
    <Panel
      id="limits"
      title={t("title")}
      note={<span className="phone:hidden">{t("note")}</span>}
      actions={<ResetButton />}
    >
      {query.data ? <RiskForm risk={query.data} /> : <PanelRest query={query} rows={6} />}
    </Panel>
  );
}

function RiskForm({ risk }: { risk: Risk }) {
  const t = useTranslations("portfolio.limits");
  const refusal = useRefusal();
  const save = useSaveRisk();
  const [typed, setTyped] = useState<Partial<Record<LimitKey, string>>>({});
  const [automatic, setAutomatic] = useState<Limits["automatic"]>(risk.limits.automatic);
  const wanted = wantedOf(risk.limits, typed, automatic);
  const back = () => {
    setTyped({});
    setAutomatic(risk.limits.automatic);
    save.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wanted.changed || wanted.wrong.length || save.isPending) return;
    save.mutate(wanted.update, { onSuccess: () => setTyped({}) });
  };
  const problem = save.error ? refusal(save.error) : null;
  return (
    <form className="flex flex-col gap-4 px-4 pt-2 pb-4" noValidate onSubmit={submit}>
      <div className="grid grid-cols-1 gap-x-6 gap-y-3 md:grid-cols-2 lg:grid-cols-3">
        {LIMIT_FIELDS.map((field) => (
          <LimitInput
            key={field.key}
            field={field}
            value={typed[field.key] ?? writtenAs(field, risk.limits)}
            wrong={wanted.wrong.includes(field.key)}
            onChange={(value) => setTyped((before) => ({ ...before, [field.key]: value }))}
          />
        ))}
      </div>
      <AutomaticFields automatic={automatic} onChange={setAutomatic} />
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="submit"
          className="btn btn-primary"
          disabled={!wanted.changed || wanted.wrong.length > 0 || save.isPending}
        >
          {t(save.isPending ? "saving" : "save")}
        </button>
        {wanted.changed || wanted.wrong.length ? (
          <button type="button" className="btn" onClick={back}>
            {t("back")}
          </button>
        ) : null}
        <span role="status" className="text-12 text-ink-2">
          {problem ? (
            <>
              {problem.words} {problem.said ? <bdi lang="en">{problem.said}</bdi> : null}
            </>
          ) : save.isSuccess && !wanted.changed ? (
            t("saved")
          ) : null}
        </span>
      </div>
    </form>
  );
}

interface LimitInputProps {
  field: LimitField;
  value: string;
  wrong: boolean;
  onChange: (value: string) => void;
}

function LimitInput({ field, value, wrong, onChange }: LimitInputProps) {
  const t = useTranslations("portfolio.limits");
  const paper = useTranslations("paper");
  const format = useFormat();
  const id = useId();
  const unit = field.kind === "money" ? paper("unit") : field.kind === "correlation" ? "" : t(`unit.${field.kind}`);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-12">
        {t(`name.${field.key}`)}
      </label>
      <span className="flex items-center gap-2">
        <input
          id={id}
          className="field !w-32"
          inputMode="decimal"
          autoComplete="off"
          dir="ltr"
          value={value}
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        />
        <bdi className="text-12 text-ink-3">{unit}</bdi>
      </span>
      <span id={`${id}-hint`} className={`text-12 ${wrong ? "text-down" : "text-ink-3"}`}>
        {wrong
          ? t("wrong", { range: format.range(format.number(field.least), format.number(field.most), true) })
          : t(`means.${field.key}`)}
      </span>
    </div>
  );
}
