import type { Metadata } from "next";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { ConfigurationPage } from "@/configuration/configuration-page";
import { isLocale } from "@/i18n/locales";
import { PageMessages } from "@/i18n/page-messages";

interface PageProps {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: isLocale(locale) ? locale : "en", namespace: "nav" });
  return { title: t("configuration") };
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  if (isLocale(locale)) setRequestLocale(locale);
  const { configuration } = await getMessages();
  return (
    <PageMessages messages={{ configuration }}>
      <ConfigurationPage />
    </PageMessages>
  );
}
