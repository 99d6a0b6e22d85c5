"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HaltBanner } from "@/halt/halt-banner";
import type { Source } from "@/lib/types";
import { PaletteHost } from "@/palette/palette-host";
import { overall } from "@/sources/state";
import { BottomBar } from "./bottom-bar";
import { useDataAge } from "./data-age";
import { SideBar } from "./navigation";
import { Paper } from "./paper";
import type { PageId, Section, SectionId } from "./sections";
import { TopBar } from "./top-bar";
import { useSources } from "./use-sources";

interface AppShellProps {
  page: PageId;
  /** The parts of the page that can be jumped to. */
  sections: readonly Section[];
  counts?: Partial<Record<SectionId, string | null>>;
  /** What kind of market the page shows; null while the page does not know. */
  source: Source | null;
  /** When the data on the page was decided or read, epoch milliseconds. */
  dataAt: number | null;
  children: ReactNode;
}

const NO_COUNTS = {};

/** The frame around every signed-in page. */
export function AppShell({ page, sections, counts = NO_COUNTS, source, dataAt, children }: AppShellProps) {
  const t = useTranslations();
  const sources = useSources();
  const known = source ?? sources.data?.source ?? null;
  const age = useDataAge(dataAt, known);
  return (
    <>
      <a className="skip" href="#main">
        {t("nav.skip")}
      </a>
      <div className="min-h-screen print:block md:grid md:grid-cols-[60px_minmax(0,1fr)] lg:grid-cols-[var(--side)_minmax(0,1fr)]">
        <SideBar page={page} sections={sections} counts={counts} />
        <div className="min-w-0">
          <TopBar page={page} source={known} dataAt={age} worst={sources.data ? overall(sources.data.sources) : null} />
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto flex w-full max-w-[1440px] scroll-mt-16 flex-col gap-4 px-6 pt-6 pb-8 outline-none phone:p-4 phone:pb-6"
          >
            <HaltBanner />
            {children}
            <footer className="flex flex-wrap gap-x-4 pt-2 text-12 text-ink-3">
              <span>{t("footer.notAdvice")}</span>
              <span>{t("footer.utc")}</span>
            </footer>
          </main>
        </div>
      </div>
      <BottomBar page={page} />
      <PaletteHost />
      <Paper />
    </>
  );
}
