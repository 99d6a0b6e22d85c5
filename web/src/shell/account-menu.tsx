"use client";

import { useTranslations } from "next-intl";
import { useSession } from "@/lib/session";
import { Icon } from "@/ui/icon";
import { AccountItems } from "./account-items";

/** The account behind a button of the top bar; on the phone it stands on the sheet of all pages. */
export function AccountMenu() {
  const t = useTranslations("account");
  const signedIn = useSession((state) => state.user !== null);
  if (!signedIn) return null;
  return (
    <>
      <button type="button" className="icon-btn phone:hidden" aria-label={t("open")} popoverTarget="account-menu">
        <Icon name="user" />
      </button>
      <div id="account-menu" popover="auto" className="menu">
        <AccountItems />
      </div>
    </>
  );
}
