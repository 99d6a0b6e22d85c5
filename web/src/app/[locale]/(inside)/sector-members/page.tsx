import type { Metadata } from "next";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { Suspense } from "react";
import { isLocale } from "@/i18n/locales";
import { PageMessages } from "@/i18n/page-messages";
import { SectorMembersPage } from "@/sector-members/sector-members-page";

interface PageProps {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: isLocale(locale) ? locale : "en", namespace: "nav" });
  return { title: t("sector_members") };
}

/** What is shown stands in the address, which the export does not know. */
export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  if (isLocale(locale)) setRequestLocale(locale);
  const { sectorMembers } = await getMessages();
  return (
    <PageMessages messages={{ sectorMembers }}>
      <Suspense>
        <SectorMembersPage />
      </Suspense>
    </PageMessages>
  );
}
