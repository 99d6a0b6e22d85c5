"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/ui/icon";

/** Puts the page on paper; how it looks there is said by the print style. */
export function PrintButton() {
  const t = useTranslations("print");
  return (
    <button type="button" className="btn btn-small print:hidden" onClick={() => window.print()}>
      <Icon name="print" small />
      {t("button")}
    </button>
  );
}
