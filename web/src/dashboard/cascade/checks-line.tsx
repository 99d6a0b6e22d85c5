"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { LayerCard } from "@/lib/types";

const ladder = ["fresh", "trained", "calibrated", "beats_baseline"] as const;

/** The ladder of four checks, and the age of the data. */
export function ChecksLine({ card, age }: { card: LayerCard; age: string }) {
  const t = useTranslations("checks");
  const format = useFormat();
  const passed = ladder.filter((name) => card.checks[name]);
  const list = new Intl.ListFormat(format.locale, { type: "unit" });
  const named = passed.length ? list.format(passed.map((name) => t(name))) : t("none");
  return (
    <div className="mt-auto flex items-center justify-between gap-2 border-line border-t pt-2.5 text-12 text-ink-3 phone:hidden">
      <span className="flex items-center gap-[7px]" title={named}>
        <span className="checks" role="img" aria-label={t("label", { count: format.number(passed.length), named })}>
          {ladder.map((name) => (
            <i key={name} data-on={card.checks[name] || undefined} />
          ))}
        </span>
        <span aria-hidden="true">{t("count", { count: format.number(passed.length), all: format.number(4) })}</span>
      </span>
      <span className={card.state === "stale" ? "text-warn" : undefined}>{age}</span>
    </div>
  );
}
