"use client";

import { useFormat } from "@/lib/format/use-format";
import type { Activity } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Doer, Facts, From, KindWord } from "./activity-parts";

/** Phone: the same facts as cards. */
export function ActivityCards({ rows }: { rows: readonly Activity[] }) {
  const format = useFormat();
  return (
    <ul className="md:hidden">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-col gap-1 border-line border-t px-4 py-3">
          <span className="flex items-baseline justify-between gap-3">
            <span className="font-semi">
              <KindWord kind={row.activity_type} />
            </span>
            <span className="whitespace-nowrap text-12 text-ink-3">
              {format.day(row.activity_time)} <Num>{format.clock(row.activity_time)}</Num>
            </span>
          </span>
          <span className="truncate text-12 text-ink-2">
            <Doer row={row} />
          </span>
          <span className="text-12 empty:hidden">
            <Facts row={row} />
          </span>
          <span className="text-12 text-ink-3 empty:hidden">
            <From row={row} />
          </span>
        </li>
      ))}
    </ul>
  );
}
