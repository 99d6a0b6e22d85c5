"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { lazy, Suspense, useEffect, useRef } from "react";
import { serverNow } from "@/lib/clock";
import { currentTheme, setTheme } from "@/lib/preferences";
import { useSession } from "@/lib/session";
import { togglePause } from "@/live/store";
import { leadingTo, pages } from "@/shell/sections";
import { lettersCount, shortcutOf } from "./shortcuts";
import { closePalette, openHelp, openPalette, usePalette } from "./store";

const Palette = lazy(async () => ({ default: (await import("./palette")).Palette }));
const HelpSheet = lazy(async () => ({ default: (await import("./help-sheet")).HelpSheet }));

const SECOND_KEY_MS = 1_200;

/** Listens to the keyboard for the whole app; what it opens is loaded when it is opened first. */
export function PaletteHost() {
  const open = usePalette((state) => state.open);
  const router = useRouter();
  const locale = useLocale();
  const admin = useSession((state) => state.user?.role === "admin");
  const before = useRef<{ key: string; at: number } | null>(null);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      const waited = before.current;
      before.current = null;
      const after = waited && Date.now() - waited.at < SECOND_KEY_MS ? waited.key : null;
      const meant = shortcutOf(event, { typing: typing !== null && typing !== false, after, letters: lettersCount() });
      if (meant === null || document.querySelector("dialog[open]")) return;
      if (meant === "wait") {
        before.current = { key: "g", at: Date.now() };
        return;
      }
      event.preventDefault();
      if (meant === "palette" || meant === "search") openPalette();
      else if (meant === "help") openHelp();
      else if (meant === "pause") togglePause(serverNow());
      else if (meant === "theme") setTheme(currentTheme() === "dark" ? "light" : "dark");
      else {
        const page = leadingTo(pages, admin).find(({ id }) => `go-${id}` === meant);
        if (page) router.push(`/${locale}/${page.path}`);
      }
    };
    document.addEventListener("keydown", listen);
    return () => {
      document.removeEventListener("keydown", listen);
      closePalette();
    };
  }, [router, locale, admin]);

  if (open === null) return null;
  return <Suspense>{open === "palette" ? <Palette /> : <HelpSheet />}</Suspense>;
}
