"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/ui/icon";
import { install, useApp } from "./store";

/** In the menu of the account, where the browser can install the app; never anywhere of itself. */
export function InstallItem() {
  const t = useTranslations("app");
  const offered = useApp((state) => state.offer !== null);
  if (!offered) return null;
  return (
    <button type="button" className="menu-item" onClick={() => void install()}>
      <Icon name="save" />
      {t("install")}
    </button>
  );
}
