"use client";

import { useTranslations } from "next-intl";
import type { Signal } from "@/lib/types";
import { Change } from "@/ui/figures";
import { Icon } from "@/ui/icon";

const marks = {
  target: { icon: "check", color: "text-up" },
  stop: { icon: "cross", color: "text-down" },
  timeout: { icon: "nothing", color: "text-ink-3" },
} as const;

/** How a signal ended, as a mark and a word; one that is over without an outcome says why. */
export function Outcome({ signal }: { signal: Signal }) {
  const t = useTranslations("outcomes");
  if (signal.outcome === null) {
    return <span className="text-ink-3">{t(signal.status === "cancelled" ? "cancelled" : "unsettled")}</span>;
  }
  const { icon, color } = marks[signal.outcome];
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={color}>
        <Icon name={icon} small />
      </span>
      {t(signal.outcome)}
    </span>
  );
}

/** What was left after costs, in percent of the entry. */
export function Result({ signal }: { signal: Signal }) {
  return <Change percent={signal.realized_return} />;
}
