"use client";

import { useTranslations } from "next-intl";
import { serverNow } from "@/lib/clock";
import { togglePause, useLive } from "@/live/store";
import { Icon } from "@/ui/icon";

/** Stops every live number, and lets them run again. */
export function PauseButton({ wide = false }: { wide?: boolean }) {
  const t = useTranslations("connection");
  const paused = useLive((state) => state.pausedAt !== null);
  const label = paused ? t("resume") : t("pause");
  return (
    <button
      type="button"
      className={wide ? "menu-item" : "icon-btn"}
      aria-label={wide ? undefined : label}
      title={wide ? undefined : label}
      aria-pressed={wide ? undefined : paused}
      onClick={() => togglePause(serverNow())}
    >
      <Icon name={paused ? "play" : "pause"} />
      {wide ? label : null}
    </button>
  );
}
