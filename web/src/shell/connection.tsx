"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Source } from "@/lib/types";
import { useLive } from "@/live/store";
import { useNow } from "@/live/use-now";
import { Num } from "@/ui/figures";
import { describeConnection } from "./connection-state";

const dots = { good: "var(--up)", waiting: "var(--warn)", bad: "var(--down)", still: "var(--ink-3)" };

/** Dot plus word: whether the numbers are moving, and since when not. */
export function Connection({ source, dataAt }: { source: Source | null; dataAt: number | null }) {
  const t = useTranslations("connection");
  const format = useFormat();
  const { link, heardAt, pausedAt } = useLive();
  const now = useNow(1000);
  const state = describeConnection({ link, heardAt, pausedAt, dataAt, source, now: Date.now() }, now);
  return (
    <span className="flex items-center gap-[7px] whitespace-nowrap text-12 text-ink-2">
      <span className="dot" style={{ "--c": dots[state.mood] }} />
      <span>{t(state.key)}</span>
      {state.at === null ? null : <Num className="text-ink-3">{format.clockSeconds(state.at)}</Num>}
      {state.age === null ? null : (
        <span className={`text-ink-3 tabular-nums ${state.mood === "good" ? "min-w-8 phone:hidden" : ""}`}>
          {format.duration(state.age)}
        </span>
      )}
    </span>
  );
}
