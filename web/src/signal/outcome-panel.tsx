"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { Outcome, Result } from "@/signals/outcome";
import { Price } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";

/** How it ended and what was left after costs, in words; or that its time is over and nobody has looked yet. */
export function OutcomePanel({ signal, className }: { signal: Signal; className?: string }) {
  const t = useTranslations("signal.outcome");
  const format = useFormat();
  const at = signal.outcome_at;
  return (
    <Panel id="outcome" className={className} title={t("title")}>
      {signal.outcome === null || at === null ? (
        <Notice shape="bare" icon="clock" title={t(signal.status === "cancelled" ? "cancelled" : "waits.title")}>
          {signal.status === "cancelled" ? null : t("waits.why")}
        </Notice>
      ) : (
        <div className="px-4 pt-1 pb-3.5">
          <p className="flex items-center justify-between gap-3 font-semi text-14">
            <Outcome signal={signal} />
            <Result signal={signal} />
          </p>
          <p className="mt-1.5 text-ink-2">
            {t(`words.${signal.outcome}`, {
              span: format.duration((Date.parse(at) - Date.parse(signal.generated_at)) / 1000),
              clock: format.clock(at),
              day: format.fullDay(at),
            })}{" "}
            {signal.realized_return === null
              ? null
              : t(signal.realized_return < 0 ? "lost" : "won", {
                  result: format.isolate(format.change(signal.realized_return, 2)),
                })}{" "}
            {t("said", { chance: format.isolate(format.probability(signal.confidence)) })}
          </p>
          <p className="mt-1.5 flex gap-1.5 text-12 text-ink-3">
            {t("price")}
            <Price value={signal.outcome_price} />
          </p>
        </div>
      )}
    </Panel>
  );
}
