"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Watchlist } from "@/lib/types";
import { DeleteListDialog } from "./delete-list-dialog";
import { NameDialog } from "./name-dialog";

interface ListBarProps {
  lists: readonly Watchlist[];
  /** The list that is shown alone; null for all. */
  chosen: Watchlist | null;
  editing: boolean;
  onChoose: (id: number | null) => void;
  onEdit: (editing: boolean) => void;
}

type Asked = "make" | "rename" | "delete" | null;

/** One's own lists to choose among, and what can be done with them. */
export function ListBar({ lists, chosen, editing, onChoose, onEdit }: ListBarProps) {
  const t = useTranslations("lists");
  const format = useFormat();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-2">
      {lists.length ? (
        <fieldset className="flex min-w-0 flex-wrap gap-2">
          <legend className="sr-only">{t("choose")}</legend>
          {lists.length > 1 ? (
            <button type="button" className="chip" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
              {t("all")}
            </button>
          ) : null}
          {lists.map((list) => (
            <button
              key={list.id}
              type="button"
              className="chip max-w-60"
              aria-pressed={chosen?.id === list.id}
              onClick={() => onChoose(list.id)}
            >
              <bdi className="truncate">{list.name}</bdi>
              <span className="text-ink-3">{format.number(list.current_items)}</span>
            </button>
          ))}
        </fieldset>
      ) : null}
      <button type="button" className="btn btn-small" onClick={() => setAsked("make")}>
        {t("make.open")}
      </button>
      <span className="flex-1" />
      {chosen ? (
        <span className="flex flex-wrap gap-2">
          <button type="button" className="btn btn-small" aria-pressed={editing} onClick={() => onEdit(!editing)}>
            {t(editing ? "editDone" : "edit")}
          </button>
          <button type="button" className="btn btn-small" onClick={() => setAsked("rename")}>
            {t("rename.open")}
          </button>
          <button type="button" className="btn btn-small" onClick={() => setAsked("delete")}>
            {t("delete.open")}
          </button>
        </span>
      ) : null}
      {asked === "make" ? <NameDialog list={null} onClose={close} onDone={(id) => onChoose(id)} /> : null}
      {asked === "rename" && chosen ? <NameDialog list={chosen} onClose={close} onDone={() => undefined} /> : null}
      {asked === "delete" && chosen ? (
        <DeleteListDialog list={chosen} onClose={close} onDone={() => onChoose(null)} />
      ) : null}
    </div>
  );
}
