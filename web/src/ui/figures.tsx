"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import { sectorColor } from "@/lib/sector-color";
import { Icon } from "./icon";

/** A number: tabular, isolated, left to right. */
export function Num({ children, className = "", title }: { children: ReactNode; className?: string; title?: string }) {
  return (
    <span className={`num ${className}`} title={title}>
      {children}
    </span>
  );
}

/** A change in percent: sign, arrow and colour; "–" with its reason where it is not known. */
export function Change({ percent, decimals = 2 }: { percent: number | null | undefined; decimals?: number }) {
  const format = useFormat();
  const t = useTranslations("common");
  if (percent === null || percent === undefined) {
    return (
      <Num className="text-ink-3" title={t("notKnown")}>
        {format.change(null)}
      </Num>
    );
  }
  const flat = Math.abs(percent) < 0.5 / 10 ** decimals;
  return (
    <span
      className={`inline-flex items-center gap-0.5 num ${flat ? "text-ink-3" : percent > 0 ? "text-up" : "text-down"}`}
    >
      {flat ? null : <Icon name={percent > 0 ? "arrow-up" : "arrow-down"} small />}
      {format.change(percent, decimals)}
    </span>
  );
}

/** A price with four to five digits; the full value in the title when it is shortened. */
export function Price({ value, className = "" }: { value: number | null | undefined; className?: string }) {
  const format = useFormat();
  const t = useTranslations("common");
  const title =
    value === null || value === undefined ? t("notKnown") : value < 1e-4 ? format.fullPrice(value) : undefined;
  return (
    <Num className={className} title={title}>
      {format.price(value)}
    </Num>
  );
}

/** A ticker with its sector's square and, where there is room, its name. */
export function Ticker({ symbol, name, color, hideName = "" }: TickerProps) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <span className="square" style={{ "--c": sectorColor(color) }} />
      <bdi className="font-semi">{symbol}</bdi>
      {name && name !== symbol ? <bdi className={`truncate text-ink-3 ${hideName}`}>{name}</bdi> : null}
    </span>
  );
}

interface TickerProps {
  symbol: string;
  name?: string;
  color?: string | null;
  /** Classes that hide the name where there is no room. */
  hideName?: string;
}

/** Long or short, with arrow and word. */
export function Side({ side }: { side: "long" | "short" }) {
  const t = useTranslations("signals");
  return (
    <span className="inline-flex items-center gap-1 font-mid">
      <span className={side === "long" ? "text-up" : "text-down"}>
        <Icon name={side === "long" ? "arrow-up" : "arrow-down"} small />
      </span>
      {t(side)}
    </span>
  );
}

/** Risk as a word; the colour only repeats it. */
export function Risk({ level }: { level: "low" | "medium" | "high" | "extreme" }) {
  const t = useTranslations("risk");
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="square" style={{ "--c": `var(--risk-${level})` }} />
      {t(level)}
    </span>
  );
}
