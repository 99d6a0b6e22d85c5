import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EntryFrame } from "@/entry/entry-frame";
import { SignInForm } from "@/entry/sign-in-form";
import { isLocale } from "@/i18n/locales";

interface PageProps {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: isLocale(locale) ? locale : "en", namespace: "signIn" });
  return { title: t("title") };
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  if (isLocale(locale)) setRequestLocale(locale);
  return (
    <EntryFrame>
      <SignInForm />
    </EntryFrame>
  );
}
