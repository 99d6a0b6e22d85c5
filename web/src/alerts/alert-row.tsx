"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useLivePrice } from "@/dashboard/assets/live-price";
import { useFormat } from "@/lib/format/use-format";
import type { Cryptocurrency } from "@/lib/types";
import { useRemoveRule, useSaveRule } from "@/notices/queries";
import { Outcome } from "@/settings/save-line";
import { assetHref } from "@/shell/ways";
import { type Alert, distance, levelOf, ruleOf } from "./alert";

interface AlertRowProps {
  alert: Alert;
  asset: Cryptocurrency | null;
  /** Its asset has to be named: it stands among those of others. */
  named: boolean;
}

/** One alert: its level, how far that is, and the ways to change it, to rest it and to be rid of it. */
export function AlertRow({ alert, asset, named }: AlertRowProps) {
  const t = useTranslations("alerts");
  const format = useFormat();
  const locale = useLocale();
  const save = useSaveRule();
  const remove = useRemoveRule();
  const [editing, setEditing] = useState(false);
  const { price } = useLivePrice(alert.crypto_id, { price: asset?.current_price ?? null, change: null });
  const symbol = asset?.symbol ?? t("asset", { number: format.number(alert.crypto_id) });
  const level = format.isolate(format.price(alert.level));
  const away = distance(price, alert.level);
  const busy = save.isPending || remove.isPending;
  const name = t("name", { symbol: format.isolate(symbol), level });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t px-4 py-2.5 first:border-t-0">
      <span className="min-w-0 flex-1 basis-40">
        {named ? (
          <Link prefetch={false} href={assetHref(locale, alert.crypto_id)} className="font-mid hover:underline">
            {name}
          </Link>
        ) : (
          <span className="font-mid">{name}</span>
        )}{" "}
        {alert.active ? null : <span className="tag tag-outline">{t(alert.once ? "told" : "resting")}</span>}
        <span className="block text-12 text-ink-3">
          {away === null ? null : `${t("away", { by: format.isolate(format.change(away, 1)) })} · `}
          {t(alert.once ? "once" : "every")}
        </span>
      </span>
      <span className="flex flex-wrap gap-2">
        {alert.active ? null : (
          <button
            type="button"
            className="btn btn-small"
            disabled={busy}
            aria-label={t("againOf", { name })}
            onClick={() => save.mutate({ id: alert.id, body: ruleOf({ ...alert, active: true }) })}
          >
            {t("again")}
          </button>
        )}
        <button
          type="button"
          className="btn btn-small"
          aria-expanded={editing}
          aria-label={t("editOf", { name })}
          onClick={() => setEditing(!editing)}
        >
          {t("edit")}
        </button>
        <button
          type="button"
          className="btn btn-small border-transparent"
          disabled={busy}
          aria-label={t("removeOf", { name })}
          onClick={() => remove.mutate(alert.id)}
        >
          {t("remove")}
        </button>
      </span>
      {editing ? (
        <EditForm
          alert={alert}
          busy={busy}
          onSave={(changed) =>
            save.mutate({ id: alert.id, body: ruleOf(changed) }, { onSuccess: () => setEditing(false) })
          }
        />
      ) : null}
      <Outcome deed={save} done="" />
      <Outcome deed={remove} done="" />
    </li>
  );
}

interface EditFormProps {
  alert: Alert;
  busy: boolean;
  onSave: (alert: Alert) => void;
}

/** Another level, or how often; it is looked at anew from then on. */
function EditForm({ alert, busy, onSave }: EditFormProps) {
  const t = useTranslations("alerts");
  const id = useId();
  const [typed, setTyped] = useState(String(alert.level));
  const [always, setAlways] = useState(!alert.once);
  const level = levelOf(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (level !== null && !busy) onSave({ ...alert, level, once: !always, active: true });
  };
  return (
    <form className="flex w-full flex-wrap items-center gap-x-3 gap-y-2" onSubmit={submit} noValidate>
      <label htmlFor={id} className="text-12">
        {t("level")}
      </label>
      <input
        id={id}
        className="field !w-32"
        inputMode="decimal"
        autoComplete="off"
        dir="ltr"
        maxLength={24}
        value={typed}
        aria-invalid={level === null || undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <label className="flex min-h-6 items-center gap-2 text-12 phone:min-h-11">
        <input
          type="checkbox"
          className="size-4 accent-(--accent)"
          checked={always}
          onChange={(event) => setAlways(event.target.checked)}
        />
        {t("always")}
      </label>
      <button type="submit" className="btn btn-small" disabled={busy || level === null}>
        {t("save")}
      </button>
    </form>
  );
}
