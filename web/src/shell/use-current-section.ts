"use client";

import { useEffect, useState } from "react";
import type { Section, SectionId } from "./sections";

/** The section that the reader is in: the last one whose top has passed a third of the window. */
export function useCurrentSection(sections: readonly Section[]): SectionId | undefined {
  const [current, setCurrent] = useState(sections[0]?.id);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const line = window.innerHeight / 3;
      const tops = sections
        .map(({ id }) => ({
          id,
          top: document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY,
        }))
        .filter(({ top }) => top <= line)
        .sort((a, b) => b.top - a.top);
      setCurrent(tops[0]?.id ?? sections[0]?.id);
    };
    const plan = () => {
      frame ||= requestAnimationFrame(look);
    };
    setCurrent(sections[0]?.id);
    window.addEventListener("scroll", plan, { passive: true });
    return () => {
      window.removeEventListener("scroll", plan);
      cancelAnimationFrame(frame);
    };
  }, [sections]);
  return current;
}
