"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";

interface PagerProps {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** One page back or on; nothing where there is only one. */
export function Pager({ page, pages, onPage }: PagerProps) {
  const t = useTranslations("pager");
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
