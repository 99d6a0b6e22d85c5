"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { useSession } from "@/lib/session";
import { Icon, Logo } from "@/ui/icon";
import { type Group, leadingTo, type PageId, pages, placeOf, type Section, type SectionId } from "./sections";
import { useCurrentSection } from "./use-current-section";

const row =
  "flex h-8 items-center gap-2.5 rounded-2 px-2 text-ink-2 transition-colors hover:bg-surface-2 below-desktop:h-11 below-desktop:justify-center below-desktop:px-0";
const groupHead = "px-2 pt-3.5 pb-1 text-11 text-ink-3 below-desktop:sr-only";
const here = "bg-[color-mix(in_oklab,var(--ink)_7%,transparent)] font-mid !text-ink";

const groupOf = (entry: { id: string; group?: Group } | undefined) => entry?.group ?? null;

const isOfBody = (entry: object) => !("foot" in entry);

interface SideBarProps {
  page: PageId;
  sections: readonly Section[];
  /** A number beside a section. */
  counts: Partial<Record<SectionId, string | null>>;
}

/** Desktop: a list with words; tablet: a rail of icons. */
export function SideBar({ page, sections, counts }: SideBarProps) {
  const t = useTranslations("nav");
  const current = useCurrentSection(sections);
  const admin = useSession((state) => state.user?.role === "admin");
  const led = leadingTo(pages, admin);
  return (
    <div className="border-line border-e phone:hidden print:hidden">
      <nav aria-label={t("main")} className="sticky top-0 flex h-screen flex-col gap-0.5 overflow-y-auto p-3">
        <span className="flex h-11 shrink-0 items-center gap-2.5 px-2 pb-3 font-semibold text-14 tracking-[-.01em] below-desktop:justify-center below-desktop:px-0">
          <Logo />
          <bdi className="below-desktop:sr-only">{t("product")}</bdi>
        </span>
        {led.filter(isOfBody).map((entry, i, all) => {
          const [group, before] = [groupOf(entry), groupOf(all[i - 1])];
          return (
            <Fragment key={entry.id}>
              {group && group !== before ? <p className={groupHead}>{t(`group.${group}`)}</p> : null}
              {before && !group ? <span className="h-2 shrink-0" /> : null}
              <PageLink entry={entry} page={page} />
            </Fragment>
          );
        })}
        {sections.length ? <p className={groupHead}>{t("onThisPage")}</p> : null}
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
            {counts[id] ? (
              <span className="ms-auto text-11 text-ink-3 tabular-nums below-desktop:hidden">{counts[id]}</span>
            ) : null}
          </a>
        ))}
        <span className="min-h-2 flex-1" />
        {led
          .filter((entry) => !isOfBody(entry))
          .map((entry) => (
            <PageLink key={entry.id} entry={entry} page={page} />
          ))}
      </nav>
    </div>
  );
}

function PageLink({ entry, page }: { entry: (typeof pages)[number]; page: PageId }) {
  const t = useTranslations("nav");
  const locale = useLocale();
  return (
    <Link
      prefetch={false}
      href={`/${locale}/${entry.path}`}
      aria-current={entry.id === page ? "page" : undefined}
      title={t(entry.id)}
      className={`${row} shrink-0 ${entry.id === placeOf(page) ? here : ""}`}
    >
      <Icon name={entry.icon} />
      <span className="below-desktop:sr-only">{t(entry.id)}</span>
    </Link>
  );
}
