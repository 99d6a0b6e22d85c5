"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";

/**
 * One word of the address's query, so that what is shown can be sent to somebody. Anything that is not in `allowed` is `fallback`, and
 * the fallback does not stand in the address. Changing it is no step back in the history.
 */
export function useAddress<Value extends string>(
  name: string,
  allowed: readonly Value[],
  fallback: Value,
): [Value, (value: Value) => void] {
  const [asked, write] = useWord(name);
  const value = allowed.find((one) => one === asked) ?? fallback;
  const set = useCallback((next: Value) => write(next === fallback ? "" : next), [write, fallback]);
  return [value, set];
}

/** A free text in the address, empty where there is none. */
export function useAddressText(name: string, longest: number): [string, (value: string) => void] {
  const [asked, write] = useWord(name);
  const set = useCallback((next: string) => write(next.slice(0, longest)), [write, longest]);
  return [asked.slice(0, longest), set];
}

/** The router tells of a changed address a moment later; a field that waited for it would swallow letters. */
function useWord(name: string): [string, (value: string) => void] {
  const asked = useSearchParams().get(name) ?? "";
  const [held, setHeld] = useState(asked);
  const written = useRef<string | null>(null);
  useEffect(() => {
    if (written.current !== null && written.current !== asked) return;
    written.current = null;
    setHeld(asked);
  }, [asked]);
  const write = useCallback(
    (value: string) => {
      written.current = value;
      setHeld(value);
      replaceWord(name, value);
    },
    [name],
  );
  return [held, write];
}

function replaceWord(name: string, value: string): void {
  const query = new URLSearchParams(window.location.search);
  if (value === "") query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  window.history.replaceState(null, "", `${window.location.pathname}${text ? `?${text}` : ""}${window.location.hash}`);
}
