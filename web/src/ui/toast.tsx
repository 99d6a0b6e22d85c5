"use client";

import { type ReactNode, useEffect } from "react";

const STAYS_MS = 6000;

/** Says what has just been done, at the end of the page, and goes by itself. */
export function Toast({ children, onGone }: { children: ReactNode; onGone: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onGone, STAYS_MS);
    return () => clearTimeout(timer);
  }, [onGone]);
  return (
    <div
      role="status"
      className="fixed end-4 bottom-4 z-6 max-w-[360px] rounded-3 bg-surface px-4 py-3 shadow-pop phone:inset-x-4 phone:bottom-[calc(var(--bar)+16px)] phone:max-w-none"
    >
      {children}
    </div>
  );
}
