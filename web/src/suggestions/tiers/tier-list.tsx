"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Watchlist, WatchlistEntry } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { PanelRest } from "@/sources/panel-rest";
import { Change, Num, Ticker } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { type BulkDeed, useBulk, useTierAssets } from "../queries";
import { AddAsset } from "./add-asset";
import { deedsOf } from "./deeds-of";

/** One tier: its assets in their order, and what can be done with those that are picked. */
export function TierList({ list }: { list: Watchlist }) {
  const t = useTranslations("suggestions.tiers");
  const tierName = useTranslations("suggestions");
  const format = useFormat();
  const refusal = useRefusal();
  const query = useTierAssets(list.id);
  const bulk = useBulk();
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const tier = list.tier ?? "tier1";
  const items = query.data?.items ?? [];
  const chosen = items.filter(({ crypto_id }) => picked.has(crypto_id));
  const pick = (id: number) =>
    setPicked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const act = (action: BulkDeed) =>
    bulk.mutate(
      { action, crypto_ids: chosen.map(({ crypto_id }) => crypto_id) },
      { onSuccess: () => setPicked(new Set()) },
    );
  const problem = bulk.error ? refusal(bulk.error) : null;
  return (
    <section className="flex min-w-0 flex-col border-line border-t" aria-labelledby={`tier-${list.id}`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2">
        <h3 id={`tier-${list.id}`} className="font-semi">
          {tierName(`tier.${tier}`)}
        </h3>
        <span className="text-12 text-ink-3">
          {t("room", {
            held: format.isolate(format.number(list.current_items)),
            most: format.isolate(format.number(list.max_items)),
          })}
        </span>
        <span className="flex-1" />
        <AddAsset list={list} held={items} />
      </div>
      {query.data === undefined ? (
        <PanelRest query={query} rows={4} />
      ) : items.length === 0 ? (
        <Notice shape="bare" icon="assets" title={t("empty")} />
      ) : (
        <ul
          className="max-h-[380px] overflow-y-auto"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
          tabIndex={0}
          aria-label={tierName(`tier.${tier}`)}
        >
          {items.map((item) => (
            <Item
              key={item.item_id}
              item={item}
              picked={picked.has(item.crypto_id)}
              onPick={() => pick(item.crypto_id)}
            />
          ))}
        </ul>
      )}
      {chosen.length || problem ? (
        <div className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-2.5">
          <span className="font-semi">{t("selected", { count: format.number(chosen.length) })}</span>
          <span className="flex-1" />
          {deedsOf(tier, chosen).map((deed) => (
            <button
              key={deed}
              type="button"
              className="btn btn-small"
              disabled={bulk.isPending}
              onClick={() => act(deed)}
            >
              {t(`deed.${deed}`)}
            </button>
          ))}
          <span role="alert" className="w-full text-12 text-ink-2 empty:hidden">
            {problem ? (
              <>
                {problem.words} {problem.said ? <bdi lang="en">{problem.said}</bdi> : null}
              </>
            ) : null}
          </span>
        </div>
      ) : null}
    </section>
  );
}

function Item({ item, picked, onPick }: { item: WatchlistEntry; picked: boolean; onPick: () => void }) {
  const t = useTranslations("suggestions.tiers");
  const format = useFormat();
  return (
    <li className="border-line border-t">
      <label className="grid min-h-10 cursor-pointer grid-cols-[16px_minmax(0,1fr)_auto_auto] items-center gap-3 px-4 hover:bg-surface-2 phone:min-h-11">
        <input
          type="checkbox"
          className="size-4 accent-(--ink)"
          aria-label={t("pick", { symbol: item.symbol })}
          checked={picked}
          onChange={onPick}
        />
        <span className="flex min-w-0 items-center gap-2">
          <Ticker symbol={item.symbol} name={item.name} color={item.sector_color} hideName="phone:hidden" />
          {item.status === "paused" ? <span className="tag tag-outline">{t("paused")}</span> : null}
        </span>
        <span className="text-12">
          <Change percent={item.performance_24h} />
        </span>
        <Num className="min-w-9 text-end" title={t("chance")}>
          {format.probability(item.ai_confidence)}
        </Num>
      </label>
    </li>
  );
}
