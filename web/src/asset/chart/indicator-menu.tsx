"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/ui/icon";
import { canAdd, INDICATORS, type Indicator } from "./menu";

interface IndicatorMenuProps {
  chosen: readonly Indicator[];
  onChange: (chosen: readonly Indicator[]) => void;
}

/** Which lines lie over the candles. */
export function IndicatorMenu({ chosen, onChange }: IndicatorMenuProps) {
  const t = useTranslations("asset.indicators");
  return (
    <details className="relative">
      <summary className="btn btn-small cursor-pointer list-none [&::-webkit-details-marker]:hidden">
        {t("title")}
        <Icon name="chevron" small />
      </summary>
      <fieldset className="absolute end-0 z-4 mt-1 w-56 rounded-3 bg-surface p-2 shadow-pop">
        <legend className="sr-only">{t("title")}</legend>
        {INDICATORS.map((one) => {
          const on = chosen.includes(one);
          return (
            <label
              key={one}
              className="flex min-h-8 items-center gap-2.5 rounded-2 px-2 hover:bg-surface-2 phone:min-h-11"
            >
              <input
                type="checkbox"
                checked={on}
                disabled={!on && !canAdd(chosen, one)}
                onChange={() => onChange(on ? chosen.filter((other) => other !== one) : [...chosen, one])}
              />
              {t(one)}
            </label>
          );
        })}
        <p className="px-2 pt-1 text-11 text-ink-3">{t("most")}</p>
      </fieldset>
    </details>
  );
}
