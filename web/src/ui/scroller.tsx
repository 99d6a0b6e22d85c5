"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";

/**
 * A table that may be wider than its panel; only then it is a stop for the keyboard, so that it can be scrolled. `label` is what it is a
 * table of.
 */
export function Scroller({
  label,
  className = "",
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const frame = useRef<HTMLElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => setWide(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      ref={frame}
      className={`overflow-x-auto ${className}`}
      aria-label={wide ? t("table", { what: label }) : undefined}
      tabIndex={wide ? 0 : undefined}
    >
      {children}
    </section>
  );
}
