"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Suggestion } from "@/lib/types";
import { Num, Ticker } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import type { Decision } from "./queries";
import { useSuggestionWords } from "./words";

interface QueuePanelProps {
  suggestions: readonly Suggestion[];
  chosen: number | null;
  picked: ReadonlySet<number>;
  now: number;
  sending: boolean;
  onChoose: (id: number) => void;
  onPick: (id: number) => void;
  onReview: (decision: Decision) => void;
  className?: string;
}

/** What waits, the surest first; several can be answered at once. */
export function QueuePanel({ suggestions, picked, sending, onReview, className, ...list }: QueuePanelProps) {
  const t = useTranslations("suggestions.queue");
  const format = useFormat();
  const selected = suggestions.filter(({ id }) => picked.has(id));
  return (
    <Panel
      id="queue"
      className={className}
      title={t("title")}
      note={<span className="num">{format.number(suggestions.length)}</span>}
    >
      {suggestions.length === 0 ? (
        <Notice shape="bare" icon="inbox" title={t("empty.title")}>
          {t("empty.why")}
        </Notice>
      ) : (
        <ul className="pt-1">
          {suggestions.map((suggestion) => (
            <Row key={suggestion.id} suggestion={suggestion} picked={picked.has(suggestion.id)} {...list} />
          ))}
        </ul>
      )}
      {selected.length ? (
        <div className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-2.5">
          <span className="font-semi">{t("selected", { count: format.number(selected.length) })}</span>
          <span className="min-w-0 truncate text-12 text-ink-3">
            <bdi>{selected.map(({ symbol }) => symbol).join(", ")}</bdi>
          </span>
          <span className="flex-1" />
          <button type="button" className="btn btn-small" disabled={sending} onClick={() => onReview("reject")}>
            {t("reject")}
          </button>
          <button
            type="button"
            className="btn btn-small btn-primary"
            disabled={sending}
            onClick={() => onReview("approve")}
          >
            {t("approve", { count: format.number(selected.length) })}
          </button>
        </div>
      ) : null}
    </Panel>
  );
}

interface RowProps {
  suggestion: Suggestion;
  chosen: number | null;
  picked: boolean;
  now: number;
  onChoose: (id: number) => void;
  onPick: (id: number) => void;
}

function Row({ suggestion, chosen, picked, now, onChoose, onPick }: RowProps) {
  const t = useTranslations("suggestions.queue");
  const format = useFormat();
  const words = useSuggestionWords();
  const here = chosen === suggestion.id;
  return (
    <li
      className={`flex items-start gap-3 border-line border-t px-4 py-2 ${
        here ? "bg-surface-2 shadow-[inset_2px_0_0_var(--accent)] rtl:shadow-[inset_-2px_0_0_var(--accent)]" : ""
      }`}
    >
      <input
        type="checkbox"
        className="mt-1 size-4 shrink-0 accent-(--ink) phone:my-3"
        aria-label={t("pick", { deed: words.deed(suggestion) })}
        checked={picked}
        onChange={() => onPick(suggestion.id)}
      />
      <button
        type="button"
        className="grid min-w-0 grow grid-cols-[minmax(0,1fr)_auto] gap-x-3 text-start phone:min-h-11"
        aria-current={here ? "true" : undefined}
        onClick={() => onChoose(suggestion.id)}
      >
        <Ticker symbol={suggestion.symbol} name={suggestion.name} color={suggestion.sector_color} />
        <Num className="text-end font-semi">{format.probability(suggestion.confidence)}</Num>
        <span className="text-12 text-ink-2">{words.kind(suggestion.kind)}</span>
        <span className="text-end text-12 text-ink-3">
          {t("times", {
            age: format.ago(Math.max(0, now - Date.parse(suggestion.suggested_at)) / 1000),
            left: format.left((Date.parse(suggestion.expires_at) - now) / 1000),
          })}
        </span>
      </button>
    </li>
  );
}
