"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useLivePrice } from "@/dashboard/assets/live-price";
import { useFormat } from "@/lib/format/use-format";
import type { Cryptocurrency } from "@/lib/types";
import { useSaveRule } from "@/notices/queries";
import { Outcome } from "@/settings/save-line";
import { distance, levelOf, ruleOf } from "./alert";

interface AlertFormProps {
  assets: readonly Cryptocurrency[];
  /** There is only the one asset. */
  fixed: boolean;
}

/** Tell me when an asset crosses a price: the sentence is the form. */
export function AlertForm({ assets, fixed }: AlertFormProps) {
  const t = useTranslations("alerts");
  const id = useId();
  const save = useSaveRule();
  const [choice, setChoice] = useState<number | null>(null);
  const [typed, setTyped] = useState("");
  const [always, setAlways] = useState(false);
  const [tried, setTried] = useState(false);
  const asset = assets.find((one) => one.id === choice) ?? assets[0];
  const level = levelOf(typed);
  const faulty = (tried || typed !== "") && level === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!asset || level === null || save.isPending) return;
    save.mutate(
      { id: null, body: ruleOf({ crypto_id: asset.id, level, once: !always, active: true }) },
      {
        onSuccess: () => {
          setTyped("");
          setTried(false);
        },
      },
    );
  };
  return (
    <form className="flex flex-col gap-3 px-4 pt-2 pb-4" onSubmit={submit} noValidate>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
        {fixed ? (
          <label htmlFor={`${id}-level`}>{t("when", { symbol: asset?.symbol ?? "" })}</label>
        ) : (
          <>
            <label htmlFor={`${id}-asset`}>{t("whenAny")}</label>
            <select
              id={`${id}-asset`}
              className="field !w-48 phone:!w-full"
              value={asset?.id ?? ""}
              onChange={(event) => setChoice(Number(event.target.value))}
            >
              {assets.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.symbol === one.name ? one.symbol : `${one.symbol} · ${one.name}`}
                </option>
              ))}
            </select>
            <label htmlFor={`${id}-level`}>{t("crosses")}</label>
          </>
        )}
        <span className="inline-flex items-center gap-2">
          <input
            id={`${id}-level`}
            className="field !w-32"
            inputMode="decimal"
            autoComplete="off"
            dir="ltr"
            maxLength={24}
            value={typed}
            aria-invalid={faulty || undefined}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setTyped(event.target.value)}
          />
          <bdi className="text-12 text-ink-3">{t("unit")}</bdi>
        </span>
      </div>
      <p id={`${id}-hint`} className={`text-12 ${faulty ? "text-down" : "text-ink-3"}`} role="status">
        {faulty ? t("faulty") : asset ? <Hint asset={asset} level={level} /> : null}
      </p>
      <label className="flex min-h-6 items-center gap-2.5 phone:min-h-11">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-(--accent)"
          checked={always}
          onChange={(event) => setAlways(event.target.checked)}
        />
        {t("always")}
      </label>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <button type="submit" className="btn btn-primary" disabled={!asset || save.isPending}>
          {t("set")}
        </button>
        <Outcome deed={save} done={typed === "" ? t("done") : ""} />
      </div>
    </form>
  );
}

/** What it costs now, and how far the level is from there. */
function Hint({ asset, level }: { asset: Cryptocurrency; level: number | null }) {
  const t = useTranslations("alerts");
  const format = useFormat();
  const { price } = useLivePrice(asset.id, { price: asset.current_price, change: null });
  if (price === null) return t("noPrice");
  const now = format.isolate(format.price(price));
  const away = level === null ? null : distance(price, level);
  if (away === null) return t("now", { price: now });
  return t(away < 0 ? "fall" : "rise", { price: now, by: format.isolate(format.percentage(Math.abs(away))) });
}
