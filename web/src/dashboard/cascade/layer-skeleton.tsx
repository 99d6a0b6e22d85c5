"use client";

import { useTranslations } from "next-intl";
import type { LayerCard } from "@/lib/types";
import { Icon } from "@/ui/icon";
import { Skeleton } from "@/ui/skeleton";
import { layerIcon } from "./layer-ways";

/** A card in its final geometry before its answer is there. */
export function LayerSkeleton({ name }: { name: LayerCard["name"] }) {
  const t = useTranslations("layers");
  return (
    <article className="layer">
      <div className="flex min-h-5 items-center justify-between">
        <span className="flex items-center gap-2 text-ink-3">
          <Icon name={layerIcon[name]} />
          <span className="text-ink-2">{t(`${name}.name`)}</span>
        </span>
        <Skeleton width={48} height={20} />
      </div>
      <p className="mt-2.5 text-12 text-ink-3 phone:hidden">{t(`${name}.question`)}</p>
      <div className="flex h-7 items-center">
        <Skeleton width={120} height={20} />
      </div>
      <div className="my-2.5 phone:my-0.5">
        <div className="flex h-[18px] items-center">
          <Skeleton width="70%" height={12} />
        </div>
        <div className="flex h-[18px] items-center">
          <Skeleton width="100%" height={4} />
        </div>
        <div className="flex h-[18px] items-center phone:hidden">
          <Skeleton width="55%" height={12} />
        </div>
      </div>
      <div className="mt-auto flex items-center justify-between border-line border-t pt-2.5 phone:hidden">
        <Skeleton width={90} height={12} />
        <Skeleton width={52} height={12} />
      </div>
    </article>
  );
}
