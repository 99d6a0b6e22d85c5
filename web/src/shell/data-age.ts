"use client";

import { useEffect } from "react";
import { useSession } from "@/lib/session";
import type { Source } from "@/lib/types";

/** Remembers only when the data was made that was seen last: a page that opens offline can tell how old it is. */
const KEY = "cryptopredict.data-at";

/** When the data was made that this browser saw last; null where it saw none. */
export function lastDataAt(): number | null {
  try {
    const at = Number(localStorage.getItem(KEY));
    return at > 0 ? at : null;
  } catch {
    return null;
  }
}

/** When the data of the page was made, or, without an answer and cut off, that of the pages before it; epoch milliseconds. */
export function useDataAge(dataAt: number | null, source: Source | null): number | null {
  const standing = useSession((state) => state.standing);
  useEffect(() => {
    // Files do not grow older.
    if (dataAt === null || source === null || source === "files") return;
    try {
      localStorage.setItem(KEY, String(dataAt));
    } catch {
      // Storage may be blocked; then a page that opens offline tells no age.
    }
  }, [dataAt, source]);
  useEffect(() => {
    if (standing !== "signed_out") return;
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Then there was none.
    }
  }, [standing]);
  return dataAt ?? (standing === "unreachable" ? lastDataAt() : null);
}
