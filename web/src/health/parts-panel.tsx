"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { HealthPart } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { StatusWord } from "./status-word";
import { usePartName } from "./use-part-name";

/** Parts of which another page tells more. */
const WAYS: Partial<Record<HealthPart["name"], string>> = {
  market: "data/",
  market_worker: "data/#workers",
  worker: "data/#workers",
  freshness: "data/#jobs",
  models: "models/",
};

/** Every part: whether it is there, what was seen, and how long the look took. What is not well comes first. */
export function PartsPanel({ parts }: { parts: readonly HealthPart[] }) {
  const t = useTranslations("health");
  const format = useFormat();
  const locale = useLocale();
  const name = usePartName();
  const rank = ({ status }: HealthPart) => ["unhealthy", "degraded", "healthy"].indexOf(status);
  return (
    <Panel id="parts" title={t("parts.title")} note={<span className="phone:hidden">{t("parts.note")}</span>}>
      <ul className="pt-1">
        {parts
          .toSorted((a, b) => rank(a) - rank(b))
          .map((part) => {
            const way = WAYS[part.name];
            return (
              <li
                key={part.name}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 border-line border-t px-4 py-2.5 first:border-t-0 md:grid-cols-[minmax(0,1fr)_120px_72px]"
              >
                <span className="min-w-0">
                  {way ? (
                    <Link prefetch={false} href={`/${locale}/${way}`} className="font-mid hover:underline">
                      {name(part.name)}
                    </Link>
                  ) : (
                    <span className="font-mid">{name(part.name)}</span>
                  )}
                  <span className="block text-12 text-ink-3">{t(`parts.does.${part.name}`)}</span>
                  {part.status === "healthy" ? null : (
                    <span className="block text-12 text-ink-2 [overflow-wrap:anywhere]">
                      <bdi lang="en">{part.detail}</bdi>
                    </span>
                  )}
                </span>
                <StatusWord status={part.status} />
                <Num className="text-end text-12 text-ink-3 phone:hidden" title={t("parts.took")}>
                  {part.latency_ms === null
                    ? format.number(null)
                    : t("parts.ms", { ms: format.number(part.latency_ms, part.latency_ms < 10 ? 1 : 0) })}
                </Num>
              </li>
            );
          })}
      </ul>
    </Panel>
  );
}
