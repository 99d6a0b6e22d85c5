"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/**
 * One word of the address's query, so that what is shown can be sent to somebody. Anything that is not in `allowed` is `fallback`, and
 * the fallback does not stand in the address. Changing it is no step back in the history.
 */
export function useAddress<Value extends string>(
  name: string,
  allowed: readonly Value[],
  fallback: Value,
): [Value, (value: Value) => void] {
  const asked = useSearchParams().get(name);
  const value = allowed.find((one) => one === asked) ?? fallback;
  const set = useCallback((next: Value) => replaceWord(name, next === fallback ? null : next), [name, fallback]);
  return [value, set];
}

/** A free text in the address, empty where there is none. */
export function useAddressText(name: string, longest: number): [string, (value: string) => void] {
  const value = (useSearchParams().get(name) ?? "").slice(0, longest);
  const set = useCallback((next: string) => replaceWord(name, next.slice(0, longest) || null), [name, longest]);
  return [value, set];
}

function replaceWord(name: string, value: string | null): void {
  const query = new URLSearchParams(window.location.search);
  if (value === null) query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  window.history.replaceState(null, "", `${window.location.pathname}${text ? `?${text}` : ""}${window.location.hash}`);
}
