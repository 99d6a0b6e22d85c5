"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { Icon } from "@/ui/icon";
import { SignalCard } from "./signal-card";

interface SignalDeckProps {
  signals: readonly Signal[];
  quiet: boolean;
  now: number;
}

/** Phone: the signals that stand, one card beside the other; a swipe or a button goes on to the next. */
export function SignalDeck({ signals, quiet, now }: SignalDeckProps) {
  const t = useTranslations("signals.deck");
  const format = useFormat();
  const track = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const cards = () => [...(track.current?.children ?? [])] as HTMLElement[];
  // The card whose middle is nearest to the middle of the track; it holds in both directions of writing.
  const look = () => {
    const frame = track.current?.getBoundingClientRect();
    if (!frame) return;
    const far = cards().map((card) => {
      const { left, width } = card.getBoundingClientRect();
      return Math.abs(left + width / 2 - frame.left - frame.width / 2);
    });
    setAt(far.indexOf(Math.min(...far)));
  };
  const go = (to: number) => {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    cards()[to]?.scrollIntoView({ behavior: calm ? "auto" : "smooth", inline: "center", block: "nearest" });
  };
  return (
    <div className="pt-2 pb-3 md:hidden">
      <ul ref={track} className="deck" aria-label={t("label")} onScroll={look}>
        {signals.map((signal) => (
          <li key={signal.id} className="rounded-3 border border-line bg-surface-2">
            <SignalCard signal={signal} quiet={quiet} now={now} />
          </li>
        ))}
      </ul>
      {signals.length > 1 ? (
        <div className="flex items-center justify-between px-4 pt-2">
          <button
            type="button"
            className="icon-btn"
            aria-label={t("before")}
            disabled={at === 0}
            onClick={() => go(at - 1)}
          >
            <Icon name="previous" flip />
          </button>
          <span className="text-12 text-ink-3" aria-live="polite">
            {t("place", { at: format.number(at + 1), all: format.number(signals.length) })}
          </span>
          <button
            type="button"
            className="icon-btn"
            aria-label={t("next")}
            disabled={at >= signals.length - 1}
            onClick={() => go(at + 1)}
          >
            <Icon name="next" flip />
          </button>
        </div>
      ) : null}
    </div>
  );
}
