"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddAsset } from "@/curate/add-asset";
import { useFormat } from "@/lib/format/use-format";
import type { AssetRow } from "@/lib/types";
import { ListBar } from "@/lists/list-bar";
import { ListEditor } from "@/lists/list-editor";
import { useAddress, useAddressText } from "@/shell/use-address";
import { idOf } from "@/shell/ways";
import { useIsAdmin } from "@/sources/queries";
import { downloadCsv } from "@/ui/csv";
import { Notice } from "@/ui/notice";
import { PAGE, Pager, pageOf } from "@/ui/pager";
import { ProbKey } from "@/ui/prob-bar";
import { Segmented } from "@/ui/segmented";
import { Skeleton } from "@/ui/skeleton";
import { SaveButton } from "@/ui/twin-table";
import { downFirst, filterAssets, type ListedAsset, SORTS, type Sort, sortAssets, TABS } from "./list";
import { ListCards } from "./list-cards";
import { ListTable } from "./list-table";
import { useCloses } from "./queries";
import { useListed } from "./use-listed";

const RISKS = ["any", "low", "medium", "high", "extreme"] as const;

interface ListPanelProps {
  scored: readonly AssetRow[];
  asOf: string | null;
  quiet: boolean;
}

/** The lists behind tabs; tab, filter, order and page stand in the address. */
export function ListPanel({ scored, asOf, quiet }: ListPanelProps) {
  const t = useTranslations("assetList");
  const risk = useTranslations("risk");
  const common = useTranslations("common");
  const format = useFormat();
  const admin = useIsAdmin();
  const [tab, setTab] = useAddress("tab", TABS, "tier1");
  const [text, setText] = useAddressText("q", 50);
  const [level, setLevel] = useAddress("risk", RISKS, "any");
  const [list, setList] = useAddressText("list", 16);
  const chosenId = tab === "mine" ? idOf(list) : null;
  const own = chosenId === null ? "confidence" : "place";
  const [sort, setSort] = useAddress<Sort>("sort", SORTS, own);
  const [turn, setTurn] = useAddress("order", ["first", "turned"], "first");
  const [asked, setPage] = useAddressText("page", 4);
  const [editing, setEditing] = useState(false);
  const { assets, waiting, failed, own: lists, retry } = useListed(tab, chosenId, scored, asOf);
  // A single list need not be chosen.
  const chosen = lists.find(({ id }) => id === chosenId) ?? (lists.length === 1 ? (lists[0] ?? null) : null);
  const down = downFirst(sort) === (turn === "first");
  const found = sortAssets(filterAssets(assets, text, level), sort, down);
  const { page, pages } = pageOf(asked, found.length);
  const shown = found.slice((page - 1) * PAGE, page * PAGE);
  const closes = useCloses(shown.map(({ crypto_id }) => crypto_id)).data;
  const order = (next: Sort) => {
    if (next === sort) setTurn(turn === "first" ? "turned" : "first");
    else {
      setSort(next);
      setTurn("first");
    }
    setPage("");
  };
  const filtered = text !== "" || level !== "any";
  return (
    <section id="list" className="panel" aria-label={t(`tab.${tab}`)}>
      <div className="flex flex-wrap items-center gap-2 px-4 pt-3 pb-2">
        <div className="max-w-full overflow-x-auto">
          <Segmented
            label={t("tabs")}
            value={tab}
            onChange={(next) => {
              setTab(next);
              setPage("");
            }}
            options={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
          />
        </div>
        <span className="flex-1" />
        <span className="phone:hidden">
          <ProbKey withBreakEven={false} quiet={quiet} />
        </span>
      </div>
      {tab === "mine" && !waiting && !failed ? (
        <ListBar
          lists={lists}
          chosen={chosen}
          editing={editing}
          onChoose={(id) => {
            setList(id === null ? "" : String(id));
            setEditing(false);
            setSort(id === null ? "confidence" : "place");
            setPage("");
          }}
          onEdit={setEditing}
        />
      ) : null}
      {editing && chosen ? (
        <ListEditor list={chosen} />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2 px-4 pb-2">
            <input
              type="search"
              className="field !h-8 !w-56 phone:!h-11 phone:!w-full"
              value={text}
              maxLength={50}
              placeholder={t("search")}
              aria-label={t("search")}
              onChange={(event) => {
                setText(event.target.value);
                setPage("");
              }}
            />
            <label className="flex items-center gap-2 text-12 text-ink-3 phone:grow">
              {t("risk")}
              <select
                className="h-8 rounded-2 border border-control bg-surface px-2 text-13 text-ink phone:h-11 phone:grow"
                value={level}
                onChange={(event) => {
                  setLevel(RISKS.find((one) => one === event.target.value) ?? "any");
                  setPage("");
                }}
              >
                {RISKS.map((one) => (
                  <option key={one} value={one}>
                    {one === "any" ? t("any") : risk(one)}
                  </option>
                ))}
              </select>
            </label>
            <span className="text-12 text-ink-3">
              {t("count", { n: found.length, count: format.number(found.length) })}
            </span>
            {filtered ? (
              <button
                type="button"
                className="btn btn-small"
                onClick={() => {
                  setText("");
                  setLevel("any");
                }}
              >
                {t("clear")}
              </button>
            ) : null}
            {chosen && sort !== "place" ? (
              <button type="button" className="btn btn-small" onClick={() => setSort("place")}>
                {t("ownOrder")}
              </button>
            ) : null}
            <span className="flex-1" />
            {tab === "all" && admin ? <AddAsset /> : null}
            {found.length ? <SaveButton onSave={() => save(tab, found)} /> : null}
          </div>
          {failed ? (
            <Notice
              shape="bare"
              icon="warning"
              title={t("listFailed")}
              action={
                <button type="button" className="btn btn-small" onClick={retry}>
                  {common("tryAgain")}
                </button>
              }
            />
          ) : waiting ? (
            <div className="flex flex-col gap-4 p-4" aria-busy="true">
              {[96, 90, 93, 87].map((width) => (
                <Skeleton key={width} width={`${width}%`} height={20} />
              ))}
            </div>
          ) : found.length === 0 ? (
            <Notice shape="bare" icon="assets" title={t(filtered ? "empty.filtered" : `empty.${tab}`)}>
              {filtered ? null : t(`emptyWhy.${tab === "mine" && lists.length ? "mineEmpty" : tab}`)}
            </Notice>
          ) : (
            <>
              <ListTable assets={shown} closes={closes} quiet={quiet} sort={sort} down={down} onSort={order} />
              <ListCards assets={shown} closes={closes} quiet={quiet} />
              <Pager page={page} pages={pages} onPage={(next) => setPage(next === 1 ? "" : String(next))} />
            </>
          )}
        </>
      )}
    </section>
  );
}

const COLUMNS = ["symbol", "name", "price", "day", "confidence", "risk", "recommendation", "analysed"] as const;

/** The whole list as it is filtered and ordered, not only its page. */
function save(name: string, assets: readonly ListedAsset[]): void {
  downloadCsv(
    `assets-${name}.csv`,
    COLUMNS,
    assets.map((asset) => COLUMNS.map((column) => asset[column])),
  );
}
