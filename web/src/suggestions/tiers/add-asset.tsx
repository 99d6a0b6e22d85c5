"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useUniverse } from "@/dashboard/queries";
import type { Watchlist, WatchlistEntry } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { useAdd } from "../queries";

/** Puts one asset of the universe at the end of a list. */
export function AddAsset({ list, held }: { list: Watchlist; held: readonly WatchlistEntry[] }) {
  const t = useTranslations("suggestions.tiers");
  const id = useId();
  const universe = useUniverse();
  const refusal = useRefusal();
  const add = useAdd(list.id);
  const there = new Set(held.map(({ crypto_id }) => crypto_id));
  const rest = (universe.data ?? []).filter((asset) => !there.has(asset.id));
  const full = list.current_items >= list.max_items;
  const problem = add.error ? refusal(add.error) : null;
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {t("add")}
      </label>
      <select
        id={id}
        className="h-7 max-w-44 rounded-2 border border-control bg-surface px-2 text-12 text-ink phone:h-11 phone:text-14"
        value=""
        disabled={full || add.isPending || rest.length === 0}
        onChange={(event) => add.mutate(Number(event.target.value))}
      >
        <option value="" disabled>
          {t(full ? "full" : "add")}
        </option>
        {rest.map((asset) => (
          <option key={asset.id} value={asset.id}>
            {asset.symbol === asset.name ? asset.symbol : `${asset.symbol} · ${asset.name}`}
          </option>
        ))}
      </select>
      <span role="alert" className="w-full text-12 text-ink-2 empty:hidden">
        {problem ? (
          <>
            {problem.words} {problem.said ? <bdi lang="en">{problem.said}</bdi> : null}
          </>
        ) : null}
      </span>
    </>
  );
}
