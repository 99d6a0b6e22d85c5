import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { type Messages, NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import "@/styles/app.css";
import { direction, isLocale, locales } from "@/i18n/locales";
import { SharedMessages } from "@/i18n/page-messages";
import { earlyScript } from "@/lib/early";
import { themeScript } from "@/lib/preferences";
import { Providers } from "../providers";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "dark light",
  themeColor: "#0b0d10",
};

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations({ locale, namespace: "nav" });
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    robots: { index: false },
    manifest: `/manifest.${locale}.webmanifest`,
    appleWebApp: { capable: true, title: t("product"), statusBarStyle: "black" },
  };
}

/** Words of one page, or of few: they come with those pages. */
const OF_PAGES = new Set([
  "record",
  "models",
  "macro",
  "sectorPage",
  "assetList",
  "asset",
  "outcomes",
  "signalList",
  "signal",
  "execute",
  "portfolio",
  "suggestions",
  "entry",
  "settings",
  "notices",
  "users",
  "activities",
  "configuration",
  "sectorMembers",
  "health",
  "lists",
  "alerts",
  "curate",
]);

const shared = (messages: Messages): Partial<Messages> =>
  Object.fromEntries(Object.entries(messages).filter(([name]) => !OF_PAGES.has(name)));

export default async function LocaleLayout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const messages = shared(await getMessages());
  return (
    <html lang={locale} dir={direction[locale]} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours that must run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, too */}
        <script dangerouslySetInnerHTML={{ __html: earlyScript }} />
      </head>
      <body>
        <NextIntlClientProvider messages={messages}>
          <SharedMessages>
            <Providers>{children}</Providers>
          </SharedMessages>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
