"use client";

import { type Messages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, startTransition, useEffect, useMemo, useState } from "react";
import { useChoice } from "@/lib/preferences";
import { inLatinDigits } from "./digits";

interface PageMessagesProps {
  messages: Partial<Messages>;
  children: ReactNode;
}

const NONE = {};

/** Adds the words of one page to those that every page carries; no other page has to load them. */
export function PageMessages({ messages, children }: PageMessagesProps) {
  const shared = useMessages();
  const locale = useLocale();
  const wanted = useChoice((state) => state.digits === "latin") && locale === "fa";
  const [latin, setLatin] = useState(false);
  // The words come from above: were they other ones at once, parts that still wait for their script would not be as they were written.
  useEffect(() => startTransition(() => setLatin(wanted)), [wanted]);
  const all = useMemo(() => {
    const words = { ...shared, ...messages };
    return latin ? inLatinDigits(words) : words;
  }, [shared, messages, latin]);
  return (
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={all}>
      {children}
    </NextIntlClientProvider>
  );
}

/** The words that every page carries, in the digits of the reader. */
export function SharedMessages({ children }: { children: ReactNode }) {
  return <PageMessages messages={NONE}>{children}</PageMessages>;
}
