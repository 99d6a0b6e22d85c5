"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SuggestionQueue, Watchlist } from "@/lib/types";
import { PageHead } from "@/shell/page-head";
import { HeadSkeleton, Skeleton } from "@/ui/skeleton";

interface SuggestionsSentenceProps {
  queue: SuggestionQueue;
  tiers: readonly Watchlist[];
}

/** How many wait, who decides, and how full the tiers are. */
export function SuggestionsSentence({ queue, tiers }: SuggestionsSentenceProps) {
  const t = useTranslations("suggestions");
  const format = useFormat();
  return (
    <PageHead
      title={t("title", { n: queue.total, count: format.number(queue.total) })}
      beside={
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {tiers.map((tier) => (
            <span key={tier.id} className="flex w-[150px] flex-col gap-1 text-12">
              <span className="flex justify-between gap-2">
                <span className="text-ink-2">{t(`tier.${tier.tier ?? "tier1"}`)}</span>
                <span className="text-ink-3">
                  {t.rich("places", {
                    held: format.number(tier.current_items),
                    most: format.number(tier.max_items),
                    b: (chunks) => <b className="num font-semi text-ink">{chunks}</b>,
                  })}
                </span>
              </span>
              <span className="gauge" aria-hidden="true">
                <i style={{ width: `${Math.min(100, (tier.current_items / tier.max_items) * 100)}%` }} />
              </span>
            </span>
          ))}
        </div>
      }
    >
      {t("lead")} {queue.deferred ? t("deferred", { count: format.isolate(format.number(queue.deferred)) }) : null}
    </PageHead>
  );
}

export function SuggestionsSkeleton() {
  return (
    <>
      <HeadSkeleton title={300} lead={460} />
      <div className="grid grid-cols-12 gap-4 phone:flex phone:flex-col" aria-hidden="true">
        <div className="panel col-span-5 p-4 below-desktop:col-span-12">
          <Skeleton width="100%" height={280} />
        </div>
        <div className="panel col-span-7 p-4 below-desktop:col-span-12">
          <Skeleton width="100%" height={420} />
        </div>
      </div>
    </>
  );
}
