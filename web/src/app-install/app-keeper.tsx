"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { followSystemTheme, onThemeChange } from "@/lib/preferences";
import { farewellWith } from "@/lib/session";
import { leaveNothing } from "./leave-nothing";
import { useApp } from "./store";
import { keepWorker, renewApp } from "./worker";

/** Looks after the installed app on every page: its worker, its theme, its colour at the edge of the window, and what a sign-out leaves behind. */
export function AppKeeper() {
  const t = useTranslations("app");
  const renewed = useApp((state) => state.renewed);

  useEffect(keepWorker, []);
  useEffect(() => farewellWith(leaveNothing), []);
  useEffect(followSystemTheme, []);
  useEffect(() => {
    const paint = () =>
      document
        .querySelector('meta[name="theme-color"]')
        ?.setAttribute("content", getComputedStyle(document.body).backgroundColor);
    paint();
    return onThemeChange(paint);
  }, []);

  if (!renewed) return null;
  return (
    <div
      role="status"
      className="fixed end-4 bottom-4 z-6 flex max-w-[400px] items-center justify-between gap-3 rounded-3 bg-surface px-4 py-3 shadow-pop phone:inset-x-4 phone:bottom-[calc(var(--bar)+16px)] phone:max-w-none"
    >
      <span>{t("renewed")}</span>
      <button type="button" className="btn btn-small" onClick={() => void renewApp()}>
        {t("reload")}
      </button>
      <button type="button" className="btn btn-small" onClick={() => useApp.setState({ renewed: false })}>
        {t("later")}
      </button>
    </div>
  );
}
