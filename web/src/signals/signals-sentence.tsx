"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Signal } from "@/lib/types";
import { HeadSkeleton, Skeleton } from "@/ui/skeleton";
import type { View } from "./filters";

/** How many signals stand and what the best of them is worth, or how those ended that are over. */
export function SignalsSentence({ view, signals }: { view: View; signals: readonly Signal[] }) {
  const t = useTranslations("signalList.sentence");
  const format = useFormat();
  const n = signals.length;
  const count = format.number(n);
  const clear = signals.filter(({ edge_low }) => edge_low !== null && edge_low > 0).length;
  const ended = (outcome: Signal["outcome"]) => format.number(signals.filter((one) => one.outcome === outcome).length);
  return (
    <div>
      <h1>{t(`${view}.title`, { n, count })}</h1>
      <p className="mt-1.5 max-w-[90ch] text-ink-2">
        {view === "active"
          ? t("active.why", { n, clear: format.number(clear), clearCount: clear })
          : t("ended.why", { n, target: ended("target"), stop: ended("stop"), timeout: ended("timeout") })}
      </p>
    </div>
  );
}

export function SignalsSkeleton() {
  return (
    <>
      <HeadSkeleton title={320} lead={560} />
      <div className="panel flex flex-col gap-5 p-4" aria-hidden="true">
        <Skeleton width={340} height={28} />
        {[0, 1, 2, 3, 4].map((row) => (
          <Skeleton key={row} width="100%" height={24} />
        ))}
      </div>
    </>
  );
}
