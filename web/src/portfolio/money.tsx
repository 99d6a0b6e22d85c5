"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { useHidden } from "@/lib/hidden";
import { Num } from "@/ui/figures";
import { Icon } from "@/ui/icon";

/** What stands in place of a covered amount; it tells nothing of its size. */
export const COVER = "••••";

interface MoneyProps {
  /** An amount as the server wrote it; null where it is not known. */
  value: string | number | null;
  /** Writes the sign and an arrow, and colours gain and loss. */
  change?: boolean;
  decimals?: number;
  className?: string;
}

/** An amount of the account's currency, covered while the reader wants it so. */
export function Money({ value, change = false, decimals = 2, className = "" }: MoneyProps) {
  const format = useFormat();
  const common = useTranslations("common");
  const t = useTranslations("paper");
  const hidden = useHidden((state) => state.hidden);
  if (value === null) {
    return (
      <Num className={`text-ink-3 ${className}`} title={common("notKnown")}>
        {format.number(null)}
      </Num>
    );
  }
  if (hidden) {
    return (
      <Num className={className} title={t("covered")}>
        <span aria-hidden="true">{COVER}</span>
        <span className="sr-only">{t("covered")}</span>
      </Num>
    );
  }
  const amount = Number(value);
  if (!change) return <Num className={className}>{format.number(amount, decimals)}</Num>;
  const flat = Math.abs(amount) < 0.5 / 10 ** decimals;
  const color = flat ? "text-ink-3" : amount > 0 ? "text-up" : "text-down";
  return (
    <span className={`num inline-flex items-baseline gap-0.5 [&>.icon]:self-center ${color} ${className}`}>
      {flat ? null : <Icon name={amount > 0 ? "arrow-up" : "arrow-down"} small />}
      {format.signed(amount, decimals)}
    </span>
  );
}

/** The account's currency; there is one. */
export function Unit() {
  const t = useTranslations("paper");
  return <bdi className="text-ink-3">{t("unit")}</bdi>;
}

/** Covers all amounts, or shows them again. */
export function HideButton() {
  const t = useTranslations("paper");
  const { hidden, toggle } = useHidden();
  const label = t(hidden ? "show" : "hide");
  return (
    <button
      type="button"
      className="icon-btn md:h-7 md:w-8"
      aria-label={label}
      title={label}
      aria-pressed={hidden}
      onClick={toggle}
    >
      <Icon name={hidden ? "hidden" : "visible"} />
    </button>
  );
}
