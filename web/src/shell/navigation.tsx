"use client";

import { useTranslations } from "next-intl";
import { Icon, Logo } from "@/ui/icon";
import { sections } from "./sections";
import { useCurrentSection } from "./use-current-section";

const row =
  "flex h-8 items-center gap-2.5 rounded-2 px-2 text-ink-2 transition-colors hover:bg-surface-2 below-desktop:h-11 below-desktop:justify-center below-desktop:px-0";
const here = "bg-[color-mix(in_oklab,var(--ink)_7%,transparent)] font-mid !text-ink";

/** Desktop: a list with words; tablet: a rail of icons. */
export function SideBar({ signals }: { signals: string | null }) {
  const t = useTranslations("nav");
  const current = useCurrentSection();
  return (
    <div className="border-line border-e phone:hidden">
      <nav aria-label={t("main")} className="sticky top-0 flex h-screen flex-col gap-0.5 p-3">
        <span className="flex h-11 items-center gap-2.5 px-2 pb-3 font-semibold text-14 tracking-[-.01em] below-desktop:justify-center below-desktop:px-0">
          <Logo />
          <bdi className="below-desktop:sr-only">{t("product")}</bdi>
        </span>
        <a href="#main" aria-current="page" title={t("dashboard")} className={`${row} ${here}`}>
          <Icon name="home" />
          <span className="below-desktop:sr-only">{t("dashboard")}</span>
        </a>
        <p className="px-2 pt-3.5 pb-1 text-11 text-ink-3 below-desktop:sr-only">{t("onThisPage")}</p>
        {sections.map(({ id, icon }) => (
          <a
            key={id}
            href={`#${id}`}
            title={t(id)}
            aria-current={current === id ? "location" : undefined}
            className={`${row} ${current === id ? "!text-ink" : ""}`}
          >
            <Icon name={icon} />
            <span className="below-desktop:sr-only">{t(id)}</span>
            {id === "signals" && signals ? (
              <span className="ms-auto text-11 text-ink-3 tabular-nums below-desktop:hidden">{signals}</span>
            ) : null}
          </a>
        ))}
      </nav>
    </div>
  );
}

/** Phone: five places within reach of the thumb. */
export function BottomBar() {
  const t = useTranslations("nav");
  const current = useCurrentSection();
  return (
    <nav
      aria-label={t("main")}
      className="fixed inset-x-0 bottom-0 z-5 hidden h-[calc(var(--bar)+env(safe-area-inset-bottom))] grid-cols-5 border-line border-t bg-surface phone:grid"
    >
      {sections
        .filter(({ phone }) => phone)
        .map(({ id, icon }) => (
          <a
            key={id}
            href={id === "layers" ? "#main" : `#${id}`}
            aria-current={current === id ? "location" : undefined}
            className={`flex h-(--bar) flex-col items-center justify-center gap-1 text-11 [&_.icon]:size-5 ${
              current === id ? "font-semi text-ink" : "text-ink-3"
            }`}
          >
            <Icon name={id === "layers" ? "home" : icon} />
            {id === "layers" ? t("home") : t(id)}
          </a>
        ))}
    </nav>
  );
}
