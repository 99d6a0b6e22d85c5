"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";

/** Rows of a page. */
export const PAGE = 50;

/** How many pages there are, and which one an address may mean. */
export function pageOf(asked: string, count: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const page = /^\d{1,4}$/.test(asked) ? Number(asked) : 1;
  return { page: Math.min(pages, Math.max(1, page)), pages };
}

interface PagerProps {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** One page back or on; nothing where there is only one. */
export function Pager({ page, pages, onPage }: PagerProps) {
  const t = useTranslations("twin.pager");
  const format = useFormat();
  if (pages < 2) return null;
  return (
    <nav aria-label={t("label")} className="flex items-center justify-end gap-3 border-line border-t px-4 py-2 text-12">
      <button type="button" className="btn btn-small" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t("before")}
      </button>
      <span className="text-ink-3">{t("of", { page: format.number(page), pages: format.number(pages) })}</span>
      <button type="button" className="btn btn-small" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t("after")}
      </button>
    </nav>
  );
}
