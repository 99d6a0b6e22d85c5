"use client";

import { useEffect, useState } from "react";

/** The token of a letter in a fragment, empty where there is none. */
export function tokenIn(fragment: string): string {
  const token = fragment.replace(/^#/, "");
  return /^[\w.~-]{1,500}$/.test(token) ? token : "";
}

/**
 * The token of the letter that led here; null until the address was read, empty where it has none. It is taken out of the address at once,
 * so that it stays in no history and is in no picture of the screen.
 */
export function useLetterToken(): string | null {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    const read = () => {
      const found = tokenIn(window.location.hash);
      if (found) window.history.replaceState(null, "", window.location.pathname + window.location.search);
      setToken((before) => found || (before ?? ""));
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return token;
}
