"use client";

import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/ui/icon";

type Status = "healthy" | "degraded" | "unhealthy" | "online" | "offline";

const marks: Record<Status, { icon: IconName; color: string }> = {
  healthy: { icon: "check", color: "text-up" },
  online: { icon: "check", color: "text-up" },
  degraded: { icon: "warning", color: "text-warn" },
  unhealthy: { icon: "cross", color: "text-down" },
  offline: { icon: "nothing", color: "text-ink-3" },
};

/** How something is; the sign says the same as the word. */
export function StatusWord({ status }: { status: Status }) {
  const t = useTranslations("health.status");
  const { icon, color } = marks[status];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className={color}>
        <Icon name={icon} />
      </span>
      {t(status)}
    </span>
  );
}
