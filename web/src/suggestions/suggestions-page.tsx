"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { SuggestionQueue } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { AdminPage } from "@/shell/admin-page";
import { useRefusal } from "@/shell/refusal";
import { suggestionSections } from "@/shell/sections";
import { Notice } from "@/ui/notice";
import { Toast } from "@/ui/toast";
import { NearestPanel } from "./nearest-panel";
import { type Decision, useQueue, useReview, useTiers } from "./queries";
import { QueuePanel } from "./queue-panel";
import { ReviewForm } from "./review-form";
import { ScoreboardPanel } from "./scoreboard-panel";
import { SuggestionPanel } from "./suggestion-panel";
import { SuggestionsSentence, SuggestionsSkeleton } from "./suggestions-sentence";
import { TiersPanel } from "./tiers/tiers-panel";

/** What is suggested to the admins, what they say to it, and what both came to. */
export function SuggestionsPage() {
  const t = useTranslations("suggestions");
  const query = useQueue();
  return (
    <AdminPage
      page="suggestions"
      query={query}
      failed={t("failed")}
      sections={suggestionSections}
      skeleton={<SuggestionsSkeleton />}
    >
      {(queue) => <Content queue={queue} />}
    </AdminPage>
  );
}

function Content({ queue }: { queue: SuggestionQueue }) {
  const t = useTranslations("suggestions");
  const format = useFormat();
  const refusal = useRefusal();
  const now = useNow(10_000);
  const tiers = useTiers().data ?? [];
  const review = useReview();
  const [choice, setChoice] = useState<number | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const [said, setSaid] = useState<string | null>(null);
  const gone = useCallback(() => setSaid(null), []);
  const { suggestions } = queue;
  const shown = suggestions.find(({ id }) => id === choice) ?? suggestions[0] ?? null;
  const bare = shown === null && queue.nearest.length === 0;
  const answer = (ids: readonly number[], decision: Decision, notes: string) =>
    review.mutate(
      { ids, decision, notes },
      {
        onSuccess: ({ done, failed }) => {
          setPicked(new Set(failed.map(({ id }) => id)));
          if (done.length) setSaid(t(`said.${decision}`, { n: done.length, count: format.number(done.length) }));
        },
      },
    );
  const pick = (id: number) =>
    setPicked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const failed = review.data?.failed ?? [];
  return (
    <>
      <SuggestionsSentence queue={queue} tiers={tiers} />
      <div role="alert" className="empty:hidden">
        {failed.map(({ id, problem }) => {
          const { words, said: server } = refusal(problem);
          const symbol = suggestions.find((one) => one.id === id)?.symbol ?? String(id);
          return (
            <Notice key={id} shape="strip" icon="warning" title={t("notDone", { symbol: format.isolate(symbol) })}>
              {words} {server ? <bdi lang="en">{server}</bdi> : null}
            </Notice>
          );
        })}
      </div>
      <div className="grid grid-cols-12 items-start gap-4 below-desktop:flex below-desktop:flex-col below-desktop:items-stretch">
        <div className="col-span-5 flex min-w-0 flex-col gap-4 below-desktop:contents">
          <QueuePanel
            suggestions={suggestions}
            chosen={shown?.id ?? null}
            picked={picked}
            now={now}
            sending={review.isPending}
            onChoose={setChoice}
            onPick={pick}
            onReview={(decision) => answer([...picked], decision, "")}
            className="below-desktop:order-1"
          />
          {bare ? null : <ScoreboardPanel className="below-desktop:order-3" />}
        </div>
        <div className="col-span-7 flex min-w-0 flex-col gap-4 below-desktop:order-2">
          {shown ? (
            <section id="suggestion" className="panel" aria-label={t("detail.title")}>
              <SuggestionPanel
                key={shown.id}
                change={shown}
                status={t(`status.${shown.tier_now ?? "none"}`, {
                  age: format.ago(Math.max(0, now - Date.parse(shown.suggested_at)) / 1000),
                  left: format.left((Date.parse(shown.expires_at) - now) / 1000),
                })}
              >
                <ReviewForm
                  suggestion={shown}
                  sending={review.isPending}
                  onReview={(decision, notes) => answer([shown.id], decision, notes)}
                />
              </SuggestionPanel>
            </section>
          ) : bare ? (
            <ScoreboardPanel />
          ) : (
            <NearestPanel nearest={queue.nearest} />
          )}
        </div>
      </div>
      {shown ? <NearestPanel nearest={queue.nearest} /> : null}
      {tiers.length ? <TiersPanel tiers={tiers} /> : null}
      {said ? <Toast onGone={gone}>{said}</Toast> : null}
    </>
  );
}
