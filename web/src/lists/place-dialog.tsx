"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useListDetails, useWatchlists } from "@/assets/queries";
import { Field } from "@/entry/field";
import { useFormat } from "@/lib/format/use-format";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { Skeleton } from "@/ui/skeleton";
import { usePlaceAsset } from "./queries";

interface PlaceDialogProps {
  asset: { id: number; symbol: string };
  onClose: () => void;
  /** What was done, in words. */
  onDone: (said: string) => void;
}

/** On which of one's own lists an asset stands, and a list that is made for it. */
export function PlaceDialog({ asset, onClose, onDone }: PlaceDialogProps) {
  const t = useTranslations("lists.place");
  const format = useFormat();
  const refusal = useRefusal();
  const lists = useWatchlists();
  const own = (lists.data ?? []).filter((list) => list.is_own);
  const details = useListDetails(own.map(({ id }) => id));
  const place = usePlaceAsset();
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set());
  const [fresh, setFresh] = useState("");
  const symbol = format.isolate(asset.symbol);
  const waiting = lists.isPending || details.some(({ isPending }) => isPending);
  const rows = own.map((list, i) => {
    const item = details[i]?.data?.items.find(
      ({ crypto_id, status }) => crypto_id === asset.id && status !== "removed",
    );
    return { list, item: item?.item_id ?? null, on: (item !== undefined) !== turned.has(list.id) };
  });
  const name = fresh.trim();
  const turn = (id: number) =>
    setTurned((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const send = () =>
    place.mutate(
      {
        crypto_id: asset.id,
        on: rows.flatMap(({ list, item, on }) => (on && item === null ? [list.id] : [])),
        off: rows.flatMap(({ list, item, on }) => (!on && item !== null ? [{ list: list.id, item }] : [])),
        fresh: name,
      },
      {
        onSuccess: () => {
          onDone(t("done", { symbol }));
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={t("title", { symbol })}
      deed={t("deed")}
      refusal={place.error ? refusal(place.error) : lists.error ? refusal(lists.error) : null}
      sending={place.isPending}
      blocked={waiting || (turned.size === 0 && name === "")}
      onClose={onClose}
      onDo={send}
    >
      {waiting ? (
        <Skeleton width="100%" height={44} />
      ) : rows.length ? (
        <ul className="max-h-60 overflow-y-auto">
          {rows.map(({ list, on }) => (
            <li key={list.id}>
              <label className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-2 px-2 hover:bg-surface-2">
                <input
                  type="checkbox"
                  className="size-4 shrink-0 accent-(--accent)"
                  checked={on}
                  onChange={() => turn(list.id)}
                />
                <bdi className="min-w-0 flex-1 truncate">{list.name}</bdi>
                <span className="text-12 text-ink-3">
                  {t("holds", { n: list.current_items, count: format.number(list.current_items) })}
                </span>
              </label>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-2">{t("none")}</p>
      )}
      <Field
        label={t("fresh")}
        name="fresh"
        dir="auto"
        autoComplete="off"
        maxLength={100}
        value={fresh}
        placeholder={t("example")}
        onChange={(event) => setFresh(event.target.value)}
      />
    </Dialog>
  );
}
