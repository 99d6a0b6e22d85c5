"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { useSession } from "@/lib/session";
import type { FeedState, Source } from "@/lib/types";
import { useLive } from "@/live/store";
import { useNow } from "@/live/use-now";
import { FeedMark } from "@/ui/feed-mark";
import { Num } from "@/ui/figures";
import { describeConnection } from "./connection-state";

const dots = { good: "var(--up)", waiting: "var(--warn)", bad: "var(--down)", still: "var(--ink-3)" };

interface ConnectionProps {
  source: Source | null;
  dataAt: number | null;
  /** The worst state of all sources; null while it is not known. */
  worst: FeedState | null;
}

/** Dot plus word: whether the numbers are moving, and since when not; beside it, data that is not fresh. Leads to the sources. */
export function Connection({ source, dataAt, worst }: ConnectionProps) {
  const t = useTranslations("connection");
  const format = useFormat();
  const locale = useLocale();
  const { link: line, heardAt, pausedAt } = useLive();
  // A page that opened offline has no session yet, and so no line that could break.
  const link = useSession((state) => state.standing === "unreachable") ? "unreachable" : line;
  const now = useNow(1000);
  const state = describeConnection({ link, heardAt, pausedAt, dataAt, source, now: Date.now() }, now);
  // Imported files are as old as they are; what cannot be reached is told by the link alone.
  const data = source === "files" || state.mood === "bad" ? null : worst;
  const troubled = data !== null && data !== "fresh";
  return (
    <Link
      prefetch={false}
      href={`/${locale}/data/`}
      title={t("open")}
      className="flex h-8 items-center gap-[7px] whitespace-nowrap rounded-2 px-2 text-12 text-ink-2 transition-colors hover:bg-surface-2 phone:-me-2 phone:h-11"
    >
      <span className="dot" style={{ "--c": dots[state.mood] }} />
      <span className={troubled && state.mood === "good" ? "phone:sr-only" : ""}>{t(state.key)}</span>
      {state.at === null ? null : <Num className="text-ink-3">{format.clockSeconds(state.at)}</Num>}
      {state.age === null ? null : (
        <span className={`text-ink-3 tabular-nums ${state.mood === "good" ? "min-w-8 phone:hidden" : ""}`}>
          {format.duration(state.age)}
        </span>
      )}
      {data === null ? null : troubled ? (
        <span className="flex items-center gap-1.5 text-ink">
          <FeedMark state={data} />
          <span className={state.mood === "good" ? "" : "phone:sr-only"}>{t(`data.${data}`)}</span>
        </span>
      ) : (
        <span className="sr-only">{t("data.fresh")}</span>
      )}
    </Link>
  );
}
