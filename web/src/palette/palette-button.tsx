"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/ui/icon";
import { openPalette } from "./store";

interface PaletteButtonProps {
  wide?: boolean;
  /** Before it opens: what it was reached from goes away. */
  onOpen?: () => void;
}

/** The way to the palette for those who point; `wide` has the words beside it, for menus. */
export function PaletteButton({ wide = false, onOpen }: PaletteButtonProps) {
  const t = useTranslations("palette");
  if (wide) {
    return (
      <button
        type="button"
        className="menu-item"
        onClick={() => {
          onOpen?.();
          openPalette();
        }}
      >
        <Icon name="search" />
        {t("title")}
      </button>
    );
  }
  return (
    <button
      type="button"
      className="flex h-8 items-center gap-2 rounded-2 border border-line px-2.5 text-12 text-ink-3 transition-colors hover:bg-surface-2 hover:text-ink lg:w-[216px] phone:hidden"
      aria-label={t("title")}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={openPalette}
    >
      <Icon name="search" />
      <span className="grow text-start below-desktop:hidden">{t("title")}</span>
      <span className="kbd below-desktop:hidden" aria-hidden="true">
        {"⌘K"}
      </span>
    </button>
  );
}
