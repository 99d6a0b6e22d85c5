"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Limits } from "@/lib/types";

type Automatic = Limits["automatic"];

/** Whether signals are executed without asking, and which. It is off until the reader says otherwise. */
export function AutomaticFields({ automatic, onChange }: { automatic: Automatic; onChange: (to: Automatic) => void }) {
  const t = useTranslations("portfolio.automatic");
  const side = useTranslations("signals");
  const id = useId();
  const flip = (name: "long" | "short") => {
    const has = automatic.sides.includes(name);
    const sides = (["long", "short"] as const).filter((one) => (one === name ? !has : automatic.sides.includes(one)));
    // Without a side there would be nothing to execute: that is what the switch is for.
    if (sides.length) onChange({ ...automatic, sides });
  };
  const number = (text: string, otherwise: number) => {
    const value = Number(text);
    return text !== "" && Number.isFinite(value) ? value : otherwise;
  };
  return (
    <fieldset className="flex flex-col gap-2.5 border-line border-t pt-3">
      <legend className="sr-only">{t("title")}</legend>
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-(--accent)"
          checked={automatic.enabled}
          onChange={(event) => onChange({ ...automatic, enabled: event.target.checked })}
        />
        <span>
          <span className="font-mid">{t("title")}</span> <span className="text-12 text-ink-3">{t("means")}</span>
        </span>
      </label>
      {automatic.enabled ? (
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3 ps-6.5 phone:ps-0">
          <label htmlFor={`${id}-edge`} className="flex flex-col gap-1 text-12">
            {t("minEdge")}
            <input
              id={`${id}-edge`}
              type="number"
              className="field !w-32"
              min={0}
              max={100}
              step={0.1}
              dir="ltr"
              value={automatic.min_edge}
              onChange={(event) =>
                onChange({ ...automatic, min_edge: Math.min(100, Math.max(0, number(event.target.value, 0))) })
              }
            />
          </label>
          <label htmlFor={`${id}-day`} className="flex flex-col gap-1 text-12">
            {t("perDay")}
            <input
              id={`${id}-day`}
              type="number"
              className="field !w-32"
              min={1}
              max={100}
              step={1}
              dir="ltr"
              value={automatic.max_per_day}
              onChange={(event) =>
                onChange({
                  ...automatic,
                  max_per_day: Math.min(100, Math.max(1, Math.round(number(event.target.value, 1)))),
                })
              }
            />
          </label>
          {(["long", "short"] as const).map((name) => (
            <label key={name} className="flex h-9 items-center gap-2 phone:h-11">
              <input
                type="checkbox"
                className="size-4 accent-(--accent)"
                checked={automatic.sides.includes(name)}
                onChange={() => flip(name)}
              />
              {side(name)}
            </label>
          ))}
        </div>
      ) : null}
    </fieldset>
  );
}
