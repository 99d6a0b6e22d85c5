"use client";

import Link from "next/link";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { signalHref } from "@/shell/ways";

/** The way to the page of a signal; `whole` makes all of the row or card around it lead there. */
export function SignalLink({ id, whole = false, children }: { id: number; whole?: boolean; children: ReactNode }) {
  const locale = useLocale();
  return (
    <Link
      prefetch={false}
      href={signalHref(locale, id)}
      className={`inline-flex min-h-8 items-center hover:underline ${whole ? "whole-row" : ""}`}
    >
      {children}
    </Link>
  );
}
