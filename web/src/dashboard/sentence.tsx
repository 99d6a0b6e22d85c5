"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { PageHead } from "@/shell/page-head";
import { standsStill } from "./market-clock";
import { useServerMessage } from "./server-message";

/** The answer in one sentence, why in another, and when it was given. */
export function Sentence({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("sentence");
  const write = useServerMessage();
  const format = useFormat();
  return (
    <PageHead
      title={write(dashboard.headline)}
      beside={
        <div className="flex flex-col text-12 text-ink-3 below-desktop:flex-row below-desktop:flex-wrap below-desktop:gap-x-2 lg:whitespace-nowrap lg:text-end">
          {standsStill(dashboard) ? (
            <span>{t("asOf", { clock: format.clock(dashboard.as_of), day: format.fullDay(dashboard.as_of) })}</span>
          ) : (
            <span>
              {t("decided", { clock: format.clock(dashboard.decided_at), day: format.day(dashboard.decided_at) })}
            </span>
          )}
          {dashboard.next_decision_at === null ? null : <Next at={Date.parse(dashboard.next_decision_at)} />}
        </div>
      }
    >
      {write(dashboard.subline)}
    </PageHead>
  );
}

/** How long until the next decision, no finer than a minute. */
function Next({ at }: { at: number }) {
  const t = useTranslations("sentence");
  const format = useFormat();
  const left = (at - useNow(10_000)) / 1000;
  return <span>{left > 0 ? t("next", { span: format.duration(Math.max(60, left)) }) : t("nextDue")}</span>;
}
