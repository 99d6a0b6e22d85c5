"use client";

import { type RefObject, useEffect, useState } from "react";

/** Drawn above and below what is seen, so that a quick turn of the wheel meets rows. */
const SPARE = 12;

export interface Span {
  from: number;
  /** The first that is not drawn any more. */
  to: number;
}

/** The rows of a scrolled list that have to be drawn: those that are seen, and some around them. */
export function spanOf(count: number, rowHeight: number, top: number, height: number): Span {
  const from = Math.max(0, Math.min(count, Math.floor(top / rowHeight)) - SPARE);
  return { from, to: Math.min(count, Math.ceil((top + height) / rowHeight) + SPARE) };
}

/** Follows a scrolling box. Short lists are drawn whole: only what is long is worth the two empty rows around it. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, rowHeight: number, from: number): Span {
  const long = count >= from;
  const [span, setSpan] = useState<Span>({ from: 0, to: from });
  useEffect(() => {
    const element = box.current;
    if (!element || !long) return;
    const look = () => {
      const next = spanOf(count, rowHeight, element.scrollTop, element.clientHeight);
      setSpan((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    look();
    const sized = new ResizeObserver(look);
    sized.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      sized.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [box, count, rowHeight, long]);
  return long ? { from: Math.min(span.from, count), to: Math.min(span.to, count) } : { from: 0, to: count };
}
