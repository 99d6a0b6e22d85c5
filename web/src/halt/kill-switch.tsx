"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useIsAdmin } from "@/sources/queries";
import { Icon } from "@/ui/icon";
import { useHalts } from "./queries";

const PressDialog = dynamic(() => import("./halt-dialogs").then((module) => module.PressDialog), { ssr: false });

/** Stops all signals and executions, for admins; lifting it is where the halt is told. */
export function KillSwitch({ wide = false }: { wide?: boolean }) {
  const t = useTranslations("halt.press");
  const admin = useIsAdmin();
  const { data } = useHalts();
  const [asking, setAsking] = useState(false);
  if (!admin || !data || data.active.some(({ scope }) => scope === "global")) return null;
  return (
    <>
      <button
        type="button"
        className={wide ? "menu-item" : "icon-btn"}
        aria-label={wide ? undefined : t("button")}
        title={wide ? undefined : t("button")}
        onClick={() => setAsking(true)}
      >
        <Icon name="stop" />
        {wide ? t("button") : null}
      </button>
      {asking ? <PressDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}
