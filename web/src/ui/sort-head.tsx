"use client";

import type { ReactNode } from "react";
import { Icon } from "./icon";

interface SortHeadProps {
  children: ReactNode;
  /** The way in which the table is sorted by this column; undefined where it is by another. */
  sorted: "ascending" | "descending" | undefined;
  onSort: () => void;
  right?: boolean;
  className?: string;
}

/** The head of a column that the rows can be put in order by; the arrow stands on the sorted one alone. */
export function SortHead({ children, sorted, onSort, right = false, className = "" }: SortHeadProps) {
  return (
    <th scope="col" className={`${right ? "right" : ""} ${className}`} aria-sort={sorted}>
      <button
        type="button"
        className={`inline-flex min-h-6 items-center gap-1 [text-align:inherit] ${sorted ? "text-ink" : ""}`}
        onClick={onSort}
      >
        {children}
        {sorted ? (
          <span className={sorted === "descending" ? "" : "rotate-180"}>
            <Icon name="chevron" small />
          </span>
        ) : null}
      </button>
    </th>
  );
}
