"use client";

import { useTranslations } from "next-intl";
import type { LayerCard } from "@/lib/types";
import { Icon } from "@/ui/icon";

/** What stands behind the answer, in one word. Not knowing is hatched or outlined, never red. */
export function LayerChip({ state, age }: { state: LayerCard["state"]; age: string }) {
  const t = useTranslations("layers.state");
  switch (state) {
    case "in_use":
      return <span className="tag">{t("in_use")}</span>;
    case "baseline":
      return <span className="tag tag-outline">{t("baseline")}</span>;
    case "no_edge":
      return <span className="tag tag-hatch">{t("no_edge")}</span>;
    case "stale":
      return (
        <span className="tag tag-warn">
          <Icon name="clock" small />
          {t("stale", { age })}
        </span>
      );
    case "error":
      return (
        <span className="tag tag-outline">
          <Icon name="warning" small />
          {t("error")}
        </span>
      );
  }
}
