import type { Metadata } from "next";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { isLocale } from "@/i18n/locales";
import { PageMessages } from "@/i18n/page-messages";
import { PortfolioPage } from "@/portfolio/portfolio-page";

interface PageProps {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: isLocale(locale) ? locale : "en", namespace: "nav" });
  return { title: t("portfolio") };
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  if (isLocale(locale)) setRequestLocale(locale);
  const { execute, portfolio } = await getMessages();
  return (
    <PageMessages messages={{ execute, portfolio }}>
      <PortfolioPage />
    </PageMessages>
  );
}
