import type { Metadata } from "next";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { AssetsPage } from "@/assets/assets-page";
import { isLocale } from "@/i18n/locales";
import { PageMessages } from "@/i18n/page-messages";

interface PageProps {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: isLocale(locale) ? locale : "en", namespace: "nav" });
  return { title: t("assets") };
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  if (isLocale(locale)) setRequestLocale(locale);
  const { assetList, curate, lists } = await getMessages();
  return (
    <PageMessages messages={{ assetList, curate, lists }}>
      <AssetsPage />
    </PageMessages>
  );
}
