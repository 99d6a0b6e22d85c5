"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { type Messages, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { AssetRow, Driver } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { Skeleton } from "@/ui/skeleton";
import { analysisOf } from "./analysis";

interface WordsPanelProps {
  query: UseQueryResult<AssetRow | null>;
  quiet: boolean;
  className?: string;
}

/** The analysis in sentences, and what adds to the score and what takes away from it. */
export function WordsPanel({ query, quiet, className = "" }: WordsPanelProps) {
  const t = useTranslations("asset.words");
  const format = useFormat();
  const score = query.data;
  if (score === null || query.isError) return null;
  return (
    <Panel id="why" className={className} title={t("title")} note={t("note")}>
      {score ? (
        <>
          <p className="px-4 pt-1 pb-2 text-ink-2">
            {analysisOf(score)
              .map(({ key, value }) =>
                t(`say.${key}`, { value: value === null ? "" : format.isolate(write(key, value, format)) }),
              )
              .join(" ")}
          </p>
          <ul className="border-line border-t py-1.5">
            {score.drivers.map((driver) => (
              <Reason key={driver.feature} driver={driver} reach={reachOf(score.drivers)} quiet={quiet} />
            ))}
          </ul>
        </>
      ) : (
        <div className="p-4" aria-busy="true">
          <Skeleton width="100%" height={120} />
        </div>
      )}
    </Panel>
  );
}

const write = (key: string, value: number, format: ReturnType<typeof useFormat>): string =>
  key.startsWith("risk") ? format.share(value, 1) : format.probability(value);

const reachOf = (drivers: readonly Driver[]) =>
  Math.max(0.01, ...drivers.map(({ contribution }) => Math.abs(contribution ?? 0)));

function Reason({ driver, reach, quiet }: { driver: Driver; reach: number; quiet: boolean }) {
  const t = useTranslations("asset.features");
  const format = useFormat();
  const key = driver.feature as keyof Messages["asset"]["features"];
  const share = driver.contribution ?? 0;
  const width = (Math.abs(share) / reach) * 48;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_72px_auto] items-center gap-3 px-4 py-1">
      {/* A reason that the catalogue does not know keeps its own name, as words. */}
      <span>{t.has(key) ? t(key) : <bdi>{driver.feature.replaceAll("_", " ")}</bdi>}</span>
      <span className="lean" aria-hidden="true">
        <i
          style={{
            left: share >= 0 ? "50%" : `${50 - width}%`,
            width: `${width}%`,
            background: share >= 0 ? (quiet ? "var(--ink-2)" : "var(--accent)") : "var(--ink-3)",
          }}
        />
      </span>
      <Num className="min-w-10 text-end">{format.signed(share, 2)}</Num>
    </li>
  );
}
