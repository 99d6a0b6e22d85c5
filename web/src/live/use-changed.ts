"use client";

import { useEffect, useRef, useState } from "react";

const TINT_MS = 600;
const REST_MS = 2000;

/** True for a moment after a live value changed, at most once in two seconds. */
export function useChanged(value: number | null | undefined): boolean {
  const [tinted, setTinted] = useState(false);
  const previous = useRef(value);
  const last = useRef(0);
  useEffect(() => {
    if (previous.current === value) return;
    previous.current = value;
    if (Date.now() - last.current < REST_MS) return;
    last.current = Date.now();
    setTinted(true);
    const timer = setTimeout(() => setTinted(false), TINT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return tinted;
}
