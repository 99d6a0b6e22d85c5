"use client";

import { type Messages, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { useHidden } from "@/lib/hidden";
import type { RiskRule } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Icon } from "@/ui/icon";

/** The name of a rule in the language of the page; one that the catalogue does not know keeps its own, as words. */
export function useRuleName(): (name: string) => string {
  const t = useTranslations("execute.rule");
  const format = useFormat();
  return (name) => {
    const key = name as keyof Messages["execute"]["rule"];
    return t.has(key) ? t(key) : format.isolate(name.replaceAll("_", " "));
  };
}

/** Rules that hold or do not: a number would say nothing. */
const PLAIN = new Set(["halted", "signal_active", "already_executed"]);

/** Each rule with what was found and what is allowed, the broken ones first. */
export function RuleList({ rules }: { rules: readonly RiskRule[] }) {
  const t = useTranslations("execute");
  const nameOf = useRuleName();
  const sorted = rules.toSorted((a, b) => Number(a.passed) - Number(b.passed));
  return (
    <ul className="flex flex-col">
      {sorted.map((rule) => (
        <li key={rule.name} className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-2.5 py-1">
          <span className={`mt-0.5 ${rule.passed ? "text-ink-3" : "text-warn"}`}>
            <Icon name={rule.passed ? "check" : "warning"} />
          </span>
          <span className={rule.passed ? "" : "font-semi"}>
            {nameOf(rule.name)}
            <span className="sr-only">{t(rule.passed ? "holds" : "broken")}</span>
          </span>
          <Found rule={rule} />
        </li>
      ))}
    </ul>
  );
}

function Found({ rule }: { rule: RiskRule }) {
  const t = useTranslations("execute");
  const format = useFormat();
  const hidden = useHidden((state) => state.hidden);
  const { unit, value, bound } = rule;
  if (PLAIN.has(rule.name) || (unit === "money" && hidden)) return null;
  if (value === null) return <span className="text-12 text-ink-3">{t("unknown")}</span>;
  const show = (number: number): string => {
    if (unit === "money") return format.number(number, 2);
    if (unit === "fraction") return format.share(number, 1);
    if (unit === "seconds") return format.left(number);
    if (unit === "hours") return format.duration(number * 3600);
    if (unit === "price") return format.price(number);
    return format.number(number, unit === "correlation" ? 2 : 0);
  };
  // Time left has no upper bound to be held against.
  if (bound === null || rule.name === "signal_time_left" || rule.name === "stop_passed")
    return <Num className="text-ink-2">{show(value)}</Num>;
  return (
    <span className="whitespace-nowrap text-ink-2">
      {t("of", { value: format.isolate(show(value)), bound: format.isolate(show(bound)) })}
    </span>
  );
}
