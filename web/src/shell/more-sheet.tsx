"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { KillSwitch } from "@/halt/kill-switch";
import { useSession } from "@/lib/session";
import { PaletteButton } from "@/palette/palette-button";
import { Icon } from "@/ui/icon";
import { AccountItems } from "./account-items";
import { LanguageButton } from "./language-button";
import { PauseButton } from "./pause-button";
import { type Group, leadingTo, type PageId, pages, phonePlaces, placeOf } from "./sections";
import { ThemeButton } from "./theme-button";

/** What belongs together on the sheet; the layers stand in the order in which one feeds the next. */
const GROUPS = ["layers", "proof", "administration", "own"] as const;

function groupOf(entry: object): (typeof GROUPS)[number] {
  if ("group" in entry) return entry.group as Group;
  return "foot" in entry ? "own" : "proof";
}

/** Phone: every page that the bar has no room for, what can be switched, and the account. */
export function MoreSheet({ page, onClose }: { page: PageId; onClose: () => void }) {
  const t = useTranslations("nav");
  const locale = useLocale();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const admin = useSession((state) => state.user?.role === "admin");
  const led = leadingTo(pages, admin).filter((entry) => !phonePlaces.includes(entry.id));
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
    // A phone that is turned has the other navigation: what is open here would hold the page still, unseen.
    const wide = window.matchMedia("(width >= 720px)");
    const turned = () => dialog.current?.close();
    wide.addEventListener("change", turned);
    return () => wide.removeEventListener("change", turned);
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} closedby="any" onClose={onClose}>
      <div className="sticky top-0 z-1 flex items-center justify-between border-line border-b bg-surface ps-4 pe-1">
        <h2 id={id} className="!text-14">
          {t("more")}
        </h2>
        <button type="button" className="icon-btn" aria-label={t("close")} onClick={close}>
          <Icon name="cross" />
        </button>
      </div>
      <div className="flex flex-col gap-3 p-2 pb-4">
        {GROUPS.map((group) => {
          const entries = led.filter((entry) => groupOf(entry) === group);
          return entries.length === 0 ? null : (
            <section key={group} aria-labelledby={`${id}-${group}`}>
              <h3 id={`${id}-${group}`} className="px-3 pt-1 text-12 text-ink-3">
                {t(`group.${group}`)}
              </h3>
              <ul className="grid grid-cols-2">
                {entries.map((entry) => (
                  <li key={entry.id}>
                    <Link
                      prefetch={false}
                      href={`/${locale}/${entry.path}`}
                      aria-current={entry.id === page ? "page" : undefined}
                      className={`menu-item ${entry.id === placeOf(page) ? "bg-surface-3 font-mid" : ""}`}
                      onClick={close}
                    >
                      <Icon name={entry.icon} />
                      <span className="min-w-0 truncate">{t(entry.id)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        <div className="border-line border-t pt-2">
          <PaletteButton wide onOpen={close} />
          <KillSwitch wide />
          <PauseButton wide />
          <div className="grid grid-cols-2">
            <LanguageButton wide />
            <ThemeButton wide />
          </div>
        </div>
        <div className="border-line border-t pt-1">
          <AccountItems />
        </div>
      </div>
    </dialog>
  );
}
