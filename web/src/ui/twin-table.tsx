"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { downloadCsv } from "./csv";
import { Icon } from "./icon";

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
}

/** The numbers behind a chart: sortable, and to be taken away as a file. */
export function TwinTable<Row>({
  caption,
  fileName,
  columns,
  rows,
  rowKey,
  height = 340,
  fill = false,
}: TwinTableProps<Row>) {
  const t = useTranslations("twin");
  const common = useTranslations("common");
  const [sort, setSort] = useState<{ key: string; down: boolean } | null>(null);
  const sorted = useMemo(() => {
    const column = columns.find((candidate) => candidate.key === sort?.key);
    if (!column || !sort) return rows;
    const turn = sort.down ? -1 : 1;
    return [...rows].sort((a, b) => compare(column.value(a), column.value(b)) * turn);
  }, [columns, rows, sort]);
  return (
    <div className={fill ? "flex grow flex-col" : undefined}>
      <section
        className={`max-h-(--most) overflow-auto print:max-h-none ${fill ? "lg:h-0 lg:max-h-none lg:min-h-[280px] lg:grow" : ""}`}
        style={{ "--most": `${height}px` }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        tabIndex={0}
        aria-label={common("table", { what: caption })}
      >
        <table className="table table-dense table-sticky">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => {
                const active = sort?.key === column.key;
                return (
                  <th
                    key={column.key}
                    scope="col"
                    className={column.numeric ? "right" : undefined}
                    aria-sort={active ? (sort.down ? "descending" : "ascending") : undefined}
                  >
                    <button
                      type="button"
                      className={`inline-flex h-6 items-center gap-1 ${active ? "text-ink" : ""}`}
                      onClick={() => setSort({ key: column.key, down: active ? !sort.down : false })}
                    >
                      {column.title}
                      {active ? (
                        <span className={sort.down ? "" : "rotate-180"}>
                          <Icon name="chevron" small />
                        </span>
                      ) : null}
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) => (
                  <td key={column.key} className={column.numeric ? "right" : undefined}>
                    {column.numeric ? <span className="num">{column.show(row)}</span> : column.show(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="flex justify-end border-line border-t px-4 py-2">
        <button
          type="button"
          className="btn btn-small"
          onClick={() =>
            downloadCsv(
              fileName,
              columns.map(({ key }) => key),
              rows.map((row) => columns.map((column) => column.value(row))),
            )
          }
        >
          <Icon name="save" small />
          {t("download")}
        </button>
      </div>
    </div>
  );
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
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
