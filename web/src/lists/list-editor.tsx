"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useListDetails } from "@/assets/queries";
import { useUniverse } from "@/dashboard/queries";
import { useFormat } from "@/lib/format/use-format";
import type { Watchlist, WatchlistEntry } from "@/lib/types";
import { Outcome } from "@/settings/save-line";
import { PanelRest } from "@/sources/panel-rest";
import { Ticker } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { Notice } from "@/ui/notice";
import { moved } from "./order";
import { useAddItem, useOrderItems, useTakeItem } from "./queries";

/** The assets of one list in its own order: one place up or down, off the list, and one more at its end. */
export function ListEditor({ list }: { list: Watchlist }) {
  const t = useTranslations("lists.editor");
  const [query] = useListDetails([list.id]);
  const order = useOrderItems(list.id);
  const take = useTakeItem(list.id);
  const add = useAddItem(list.id);
  const busy = order.isPending || take.isPending || add.isPending;
  const items = (query?.data?.items ?? []).filter(({ status }) => status !== "removed");
  const ids = items.map(({ item_id }) => item_id);
  const failed = [order, take, add].find(({ error }) => error);
  if (query && query.data === undefined) return <PanelRest query={query} rows={4} />;
  return (
    <>
      {items.length === 0 ? (
        <Notice shape="bare" icon="assets" title={t("empty")} />
      ) : (
        <ol>
          {items.map((item, i) => (
            <li key={item.item_id} className="flex min-h-11 items-center gap-2 border-line border-t px-4">
              <Place item={item} place={i + 1} />
              <MoveButton
                label={t("up", { symbol: item.symbol })}
                turned
                blocked={busy || i === 0}
                onMove={() => order.mutate(moved(ids, i, -1))}
              />
              <MoveButton
                label={t("down", { symbol: item.symbol })}
                blocked={busy || i === items.length - 1}
                onMove={() => order.mutate(moved(ids, i, 1))}
              />
              <button
                type="button"
                className="icon-btn"
                aria-label={t("take", { symbol: item.symbol })}
                title={t("take", { symbol: item.symbol })}
                disabled={busy}
                onClick={() => take.mutate(item.item_id)}
              >
                <Icon name="cross" />
              </button>
            </li>
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t px-4 py-3">
        <AddField
          held={items}
          blocked={busy || items.length >= list.max_items}
          onAdd={(crypto_id) => add.mutate(crypto_id)}
        />
        {failed ? <Outcome deed={failed as typeof order} done="" /> : null}
      </div>
    </>
  );
}

function Place({ item, place }: { item: WatchlistEntry; place: number }) {
  const format = useFormat();
  return (
    <span className="flex min-w-0 flex-1 items-center gap-3">
      <span className="w-6 text-end text-12 text-ink-3 tabular-nums">{format.number(place)}</span>
      <Ticker symbol={item.symbol} name={item.name} color={item.sector_color} />
    </span>
  );
}

interface MoveButtonProps {
  label: string;
  turned?: boolean;
  blocked: boolean;
  onMove: () => void;
}

function MoveButton({ label, turned = false, blocked, onMove }: MoveButtonProps) {
  return (
    <button type="button" className="icon-btn" aria-label={label} title={label} disabled={blocked} onClick={onMove}>
      <span className={turned ? "rotate-180" : ""}>
        <Icon name="chevron" />
      </span>
    </button>
  );
}

interface AddFieldProps {
  held: readonly WatchlistEntry[];
  blocked: boolean;
  onAdd: (cryptoId: number) => void;
}

function AddField({ held, blocked, onAdd }: AddFieldProps) {
  const t = useTranslations("lists.editor");
  const id = useId();
  const universe = useUniverse();
  const there = new Set(held.map(({ crypto_id }) => crypto_id));
  const rest = (universe.data ?? []).filter((asset) => !there.has(asset.id));
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {t("add")}
      </label>
      <select
        id={id}
        className="h-8 max-w-60 rounded-2 border border-control bg-surface px-2 text-ink phone:h-11 phone:w-full phone:max-w-none"
        value=""
        disabled={blocked || rest.length === 0}
        onChange={(event) => onAdd(Number(event.target.value))}
      >
        <option value="" disabled>
          {t("add")}
        </option>
        {rest.map((asset) => (
          <option key={asset.id} value={asset.id}>
            {asset.symbol === asset.name ? asset.symbol : `${asset.symbol} · ${asset.name}`}
          </option>
        ))}
      </select>
    </>
  );
}
