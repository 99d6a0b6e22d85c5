"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Source } from "@/lib/types";
import { BottomBar, SideBar } from "./navigation";
import { TopBar } from "./top-bar";

interface AppShellProps {
  source: Source | null;
  /** When the data on the page was decided, epoch milliseconds. */
  dataAt: number | null;
  signals: string | null;
  children: ReactNode;
}

/** The frame around every signed-in page. */
export function AppShell({ source, dataAt, signals, children }: AppShellProps) {
  const t = useTranslations();
  return (
    <>
      <a className="skip" href="#main">
        {t("nav.skip")}
      </a>
      <div className="min-h-screen md:grid md:grid-cols-[60px_minmax(0,1fr)] lg:grid-cols-[var(--side)_minmax(0,1fr)]">
        <SideBar signals={signals} />
        <div className="min-w-0">
          <TopBar source={source} dataAt={dataAt} />
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto flex w-full max-w-[1440px] scroll-mt-16 flex-col gap-4 px-6 pt-6 pb-8 outline-none phone:p-4 phone:pb-6"
          >
            {children}
            <footer className="flex flex-wrap gap-x-4 pt-2 text-12 text-ink-3">
              <span>{t("footer.notAdvice")}</span>
              <span>{t("footer.utc")}</span>
            </footer>
          </main>
        </div>
      </div>
      <BottomBar />
    </>
  );
}
