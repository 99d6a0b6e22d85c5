"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import { downloadCsv } from "./csv";
import { Icon } from "./icon";
import { SortHead } from "./sort-head";
import { useWindow } from "./use-window";

/** From so many rows on only those that are seen are drawn, each of this height, in pixels. */
const LONG = 80;
const ROW = 36;
/** From so many on it is worth looking for some of them. */
const MANY = 20;

export interface TwinColumn<Row> {
  key: string;
  title: string;
  /** For sorting and for the file. */
  value: (row: Row) => string | number | null;
  show: (row: Row) => ReactNode;
  numeric?: boolean;
}

interface TwinTableProps<Row> {
  caption: string;
  fileName: string;
  columns: readonly TwinColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  height?: number;
  /** Takes the height that its panel has to give on the desktop. */
  fill?: boolean;
  /** What a reader would look for in a row, in the words of the page; without it there is no field to search. */
  words?: (row: Row) => string;
}

/** The numbers behind a chart, or a long list: sortable, searched where it is long, and taken away as a file as it stands. */
export function TwinTable<Row>({
  caption,
  fileName,
  columns,
  rows,
  rowKey,
  height = 340,
  fill = false,
  words,
}: TwinTableProps<Row>) {
  const common = useTranslations("common");
  const box = useRef<HTMLElement>(null);
  const [sort, setSort] = useState<{ key: string; down: boolean } | null>(null);
  const [text, setText] = useState("");
  const found = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase();
    return words && wanted ? rows.filter((row) => words(row).toLocaleLowerCase().includes(wanted)) : rows;
  }, [rows, text, words]);
  const sorted = useMemo(() => {
    const column = columns.find((candidate) => candidate.key === sort?.key);
    if (!column || !sort) return found;
    const turn = sort.down ? -1 : 1;
    return [...found].sort((a, b) => compare(column.value(a), column.value(b), turn));
  }, [columns, found, sort]);
  const span = useWindow(box, sorted.length, ROW, LONG);
  const beyond = (count: number) =>
    count === 0 ? null : (
      <tr style={{ height: count * ROW }}>
        <td colSpan={columns.length} className="!p-0" />
      </tr>
    );
  return (
    <div className={fill ? "flex grow flex-col" : undefined}>
      {words && rows.length >= MANY ? (
        <Search text={text} what={caption} found={found.length} onChange={setText} />
      ) : null}
      <section
        ref={box}
        className={`max-h-(--most) overflow-auto print:max-h-none ${fill ? "lg:h-0 lg:max-h-none lg:min-h-[280px] lg:grow" : ""}`}
        style={{ "--most": `${height}px` }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        tabIndex={0}
        aria-label={common("table", { what: caption })}
      >
        <table className="table table-dense table-sticky" aria-rowcount={sorted.length + 1}>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => {
                const active = sort?.key === column.key;
                return (
                  <SortHead
                    key={column.key}
                    right={column.numeric}
                    sorted={active ? (sort.down ? "descending" : "ascending") : undefined}
                    onSort={() => setSort({ key: column.key, down: active ? !sort.down : false })}
                  >
                    {column.title}
                  </SortHead>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {beyond(span.from)}
            {sorted.slice(span.from, span.to).map((row, i) => (
              <tr key={rowKey(row)} aria-rowindex={span.from + i + 2}>
                {columns.map((column) => (
                  <td key={column.key} className={column.numeric ? "right" : undefined}>
                    {column.numeric ? <span className="num">{column.show(row)}</span> : column.show(row)}
                  </td>
                ))}
              </tr>
            ))}
            {beyond(sorted.length - span.to)}
          </tbody>
        </table>
      </section>
      <div className="flex justify-end border-line border-t px-4 py-2">
        <SaveButton
          onSave={() =>
            downloadCsv(
              fileName,
              columns.map(({ key }) => key),
              sorted.map((row) => columns.map((column) => column.value(row))),
            )
          }
        />
      </div>
    </div>
  );
}

interface SearchProps {
  text: string;
  what: string;
  found: number;
  onChange: (text: string) => void;
}

function Search({ text, what, found, onChange }: SearchProps) {
  const t = useTranslations("twin");
  const format = useFormat();
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 pt-1 pb-2">
      <input
        type="search"
        className="field !h-8 !w-56 phone:!h-11 phone:!w-full"
        value={text}
        maxLength={50}
        placeholder={t("search")}
        aria-label={t("searchIn", { what })}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="text-12 text-ink-3" aria-live="polite">
        {t("rows", { n: found, count: format.number(found) })}
      </span>
    </div>
  );
}

/** Hands the reader what a table shows as a file. */
export function SaveButton({ onSave }: { onSave: () => void }) {
  const t = useTranslations("twin");
  return (
    <button type="button" className="btn btn-small" onClick={onSave}>
      <Icon name="save" small />
      {t("download")}
    </button>
  );
}

/** What is not known comes last, whichever way. */
function compare(a: string | number | null, b: string | number | null, turn: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return turn * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
}

/** The button that turns a chart into its table and back. */
export function TwinToggle({ on, onToggle, what }: { on: boolean; onToggle: () => void; what: string }) {
  const t = useTranslations("twin");
  return (
    <button
      type="button"
      className="icon-btn md:h-7 md:w-8"
      aria-pressed={on}
      aria-label={t("show", { what })}
      title={t("show", { what })}
      onClick={onToggle}
    >
      <Icon name="table" />
    </button>
  );
}
