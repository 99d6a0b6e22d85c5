"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Icon } from "@/ui/icon";
import { type PageId, pages, phonePlaces, placeOf } from "./sections";

const MoreSheet = lazy(async () => ({ default: (await import("./more-sheet")).MoreSheet }));

const tab = "flex h-(--bar) min-w-0 flex-col items-center justify-center gap-1 px-0.5 text-11 [&_.icon]:size-5";
const lit = (on: boolean) => `${tab} ${on ? "font-semi text-ink" : "text-ink-3"}`;

/** Phone: five places within reach of the thumb, the same on every page; the last one opens all others. */
export function BottomBar({ page }: { page: PageId }) {
  const t = useTranslations("nav");
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const place = placeOf(page);
  return (
    <nav
      aria-label={t("main")}
      className="fixed inset-x-0 bottom-0 z-5 hidden h-[calc(var(--bar)+env(safe-area-inset-bottom))] grid-cols-5 border-line border-t bg-surface phone:grid"
    >
      {pages
        .filter(({ id }) => phonePlaces.includes(id))
        .sort((a, b) => phonePlaces.indexOf(a.id) - phonePlaces.indexOf(b.id))
        .map(({ id, icon, path }) => (
          <Link
            key={id}
            prefetch={false}
            href={`/${locale}/${path}`}
            aria-current={id === page ? "page" : id === place ? "true" : undefined}
            className={lit(id === place)}
          >
            <Icon name={icon} />
            <span className="max-w-full truncate">{t(id === "dashboard" ? "home" : id)}</span>
          </Link>
        ))}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        className={lit(!phonePlaces.some((id) => id === place))}
        onClick={() => setOpen(true)}
      >
        <Icon name="more" />
        {t("more")}
      </button>
      {open ? (
        <Suspense>
          <MoreSheet page={page} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </nav>
  );
}
