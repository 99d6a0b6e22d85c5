"use client";

import { useTranslations } from "next-intl";
import { InstallItem } from "@/app-install/install-item";
import { signOut, useSession } from "@/lib/session";

/** Who is signed in, how to keep the app at hand, and how to leave. */
export function AccountItems() {
  const t = useTranslations("account");
  const email = useSession((state) => state.user?.email);
  if (email === undefined) return null;
  return (
    <>
      <p className="px-3 pt-2 text-12 text-ink-3">{t("signedInAs")}</p>
      <p className="truncate px-3 pb-2 font-semi">
        <bdi>{email}</bdi>
      </p>
      <div className="border-line border-t pt-1">
        <InstallItem />
        <button type="button" className="menu-item" onClick={() => void signOut(false)}>
          {t("signOut")}
        </button>
        <button type="button" className="menu-item" onClick={() => void signOut(true)}>
          {t("signOutEverywhere")}
        </button>
      </div>
    </>
  );
}
