"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useFormat } from "@/lib/format/use-format";
import { currentTheme, type Theme } from "@/lib/preferences";

/** While the page is printed it is in the light theme, and the foot of each sheet says where it comes from and when. */
export function Paper() {
  const t = useTranslations("print");
  const format = useFormat();
  useEffect(() => {
    const root = document.documentElement;
    const foot = new CSSStyleSheet();
    let before: Theme | null = null;
    const begin = () => {
      before ??= currentTheme();
      root.dataset.theme = "light";
      const now = Date.now();
      const words = t("foot", { address: location.href, day: format.fullDay(now), clock: format.clock(now) });
      // Both are isolated: the foot of a Persian sheet runs from right to left.
      const digits = format.locale === "fa" ? "persian" : "decimal";
      const sheet = `"\\2066" counter(page, ${digits}) " / " counter(pages, ${digits}) "\\2069"`;
      foot.replaceSync(
        `@page { @bottom-left { content: ${JSON.stringify(words)}; } @bottom-right { content: ${sheet}; } }`,
      );
      document.adoptedStyleSheets.push(foot);
    };
    const end = () => {
      if (before !== null) root.dataset.theme = before;
      before = null;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== foot);
    };
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
      end();
    };
  }, [t, format]);
  return null;
}
