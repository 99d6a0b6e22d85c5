"use client";

import { type Messages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";

interface PageMessagesProps {
  messages: Partial<Messages>;
  children: ReactNode;
}

/** Adds the words of one page to those that every page carries; no other page has to load them. */
export function PageMessages({ messages, children }: PageMessagesProps) {
  const shared = useMessages();
  const locale = useLocale();
  const all = useMemo(() => ({ ...shared, ...messages }), [shared, messages]);
  return (
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={all}>
      {children}
    </NextIntlClientProvider>
  );
}
