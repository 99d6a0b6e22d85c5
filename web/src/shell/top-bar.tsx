"use client";

import { useTranslations } from "next-intl";
import { KillSwitch } from "@/halt/kill-switch";
import type { FeedState, Source } from "@/lib/types";
import { Bell } from "@/notices/bell";
import { PaletteButton } from "@/palette/palette-button";
import { Logo } from "@/ui/icon";
import { AccountMenu } from "./account-menu";
import { Connection } from "./connection";
import { LanguageButton } from "./language-button";
import { PauseButton } from "./pause-button";
import type { PageId } from "./sections";
import { ThemeButton } from "./theme-button";

interface TopBarProps {
  page: PageId;
  source: Source | null;
  dataAt: number | null;
  worst: FeedState | null;
}

/** Where one is, what kind of market it shows, and whether it is moving. */
export function TopBar({ page, source, dataAt, worst }: TopBarProps) {
  const t = useTranslations();
  return (
    <header className="sticky top-0 z-3 flex h-(--top) items-center gap-3 border-line border-b bg-bg px-6 phone:gap-1.5 phone:px-3 print:hidden">
      <span className="md:hidden">
        <Logo size={22} />
      </span>
      <span className="min-w-0 truncate font-semi text-14 max-[359px]:hidden">{t(`nav.${page}`)}</span>
      {source === null || source === "live" ? null : (
        <span className="tag tag-simulated">
          <span className="phone:hidden">{t(`source.long.${source}`)}</span>
          <span className="md:hidden">{t(`source.short.${source}`)}</span>
        </span>
      )}
      <span className="flex-1" />
      <Connection source={source} dataAt={dataAt} worst={worst} />
      <PaletteButton />
      <span className="flex items-center gap-1 phone:hidden">
        <KillSwitch />
        <PauseButton />
        <LanguageButton />
        <ThemeButton />
      </span>
      <Bell />
      <AccountMenu />
    </header>
  );
}
