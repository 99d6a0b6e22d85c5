import type { Metadata } from "next";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { EntryFrame } from "@/entry/entry-frame";
import { VerifyForm } from "@/entry/verify-form";
import { isLocale } from "@/i18n/locales";
import { PageMessages } from "@/i18n/page-messages";

interface PageProps {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: isLocale(locale) ? locale : "en", namespace: "entry.verify" });
  return { title: t("title") };
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  if (isLocale(locale)) setRequestLocale(locale);
  const { entry } = await getMessages();
  return (
    <PageMessages messages={{ entry }}>
      <EntryFrame>
        <VerifyForm />
      </EntryFrame>
    </PageMessages>
  );
}
