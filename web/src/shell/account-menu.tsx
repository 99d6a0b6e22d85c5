"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { InstallItem } from "@/app-install/install-item";
import { KillSwitch } from "@/halt/kill-switch";
import { signOut, useSession } from "@/lib/session";
import { PaletteButton } from "@/palette/palette-button";
import { Icon } from "@/ui/icon";
import { LanguageButton } from "./language-button";
import { PauseButton } from "./pause-button";
import { leadingTo, menuPages } from "./sections";
import { ThemeButton } from "./theme-button";

/** Who is signed in and how to leave; on the phone also what the top bar has no room for. */
export function AccountMenu() {
  const t = useTranslations("account");
  const nav = useTranslations("nav");
  const locale = useLocale();
  const user = useSession((state) => state.user);
  if (!user) return null;
  return (
    <>
      <button type="button" className="icon-btn phone:-me-3" aria-label={t("open")} popoverTarget="account-menu">
        <Icon name="user" />
      </button>
      <div id="account-menu" popover="auto" className="menu">
        <p className="px-3 pt-2 text-12 text-ink-3">{t("signedInAs")}</p>
        <p className="truncate px-3 pb-2 font-semi">
          <bdi>{user.email}</bdi>
        </p>
        <div className="hidden border-line border-t py-1 phone:block">
          {leadingTo(menuPages, user.role === "admin").map(({ id, icon, path }) => (
            <Link key={id} prefetch={false} href={`/${locale}/${path}`} className="menu-item">
              <Icon name={icon} />
              {nav(id)}
            </Link>
          ))}
          <PaletteButton wide />
          <KillSwitch wide />
          <PauseButton wide />
          <LanguageButton wide />
          <ThemeButton wide />
        </div>
        <div className="border-line border-t pt-1">
          <InstallItem />
          <button type="button" className="menu-item" onClick={() => void signOut(false)}>
            {t("signOut")}
          </button>
          <button type="button" className="menu-item" onClick={() => void signOut(true)}>
            {t("signOutEverywhere")}
          </button>
        </div>
      </div>
    </>
  );
}
