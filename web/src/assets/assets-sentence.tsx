"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { AssetRow, Dashboard } from "@/lib/types";
import { LayerHead } from "@/shell/layer-head";
import { HeadSkeleton, Skeleton } from "@/ui/skeleton";

/** How many assets pass, in one sentence; which stands highest and whether that means anything, in others. */
export function AssetsSentence({ scored, dashboard }: { scored: readonly AssetRow[]; dashboard: Dashboard | null }) {
  const t = useTranslations("assetList.sentence");
  const format = useFormat();
  const best = scored.reduce<AssetRow | null>(
    (found, row) => (found === null || row.confidence > found.confidence ? row : found),
    null,
  );
  const state = dashboard?.layers.find(({ name }) => name === "assets")?.state;
  const title = scored.length
    ? t("title", {
        n: scored.length,
        selected: format.isolate(format.number(scored.filter(({ selected }) => selected).length)),
        total: format.isolate(format.number(scored.length)),
      })
    : t("none");
  const words = [
    best
      ? t("best", {
          symbol: format.isolate(best.symbol),
          chance: format.isolate(format.probability(best.confidence)),
        })
      : t("noneWhy"),
    ...(state && best ? [t(`state.${state === "in_use" || state === "stale" ? state : "baseline"}`)] : []),
  ];
  return dashboard ? (
    <LayerHead title={title} source={dashboard.source} asOf={dashboard.as_of} decidedAt={dashboard.decided_at}>
      {words.join(" ")}
    </LayerHead>
  ) : (
    <div>
      <h1>{title}</h1>
      <p className="mt-1.5 text-ink-2">{words.join(" ")}</p>
    </div>
  );
}

export function AssetsSkeleton() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-4">
      <HeadSkeleton title={360} lead={520} />
      <div className="panel flex h-[520px] flex-col gap-5 p-4">
        {[96, 88, 92, 84, 90, 86].map((width) => (
          <Skeleton key={width} width={`${width}%`} height={20} />
        ))}
      </div>
    </div>
  );
}
