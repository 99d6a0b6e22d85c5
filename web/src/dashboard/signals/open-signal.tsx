"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Signal } from "@/lib/types";
import { Icon } from "@/ui/icon";

/** The way to the page of a signal: why it was given, and where it comes from. */
export function OpenSignal({ signal }: { signal: Signal }) {
  const t = useTranslations("signals");
  const locale = useLocale();
  const label = t("openOf", { symbol: signal.symbol, side: t(signal.signal_type) });
  return (
    <Link
      prefetch={false}
      href={`/${locale}/signal/?id=${signal.id}`}
      className="icon-btn md:-me-2 md:ms-auto md:h-7 md:w-6"
      aria-label={label}
      title={label}
    >
      <Icon name="next" flip />
    </Link>
  );
}
