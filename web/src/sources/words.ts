"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/lib/format/use-format";
import { feedHost, seriesKey } from "./state";

/** Names of providers, series, jobs and reasons in the language of the page; what the catalogue does not know keeps its own. */
export function useDataWords() {
  const t = useTranslations("data");
  const format = useFormat();
  return useMemo(() => {
    const provider = (name: string): string => {
      const host = feedHost(name);
      if (host !== null) return t("provider.news", { host: format.isolate(host) });
      return t.has(`provider.${name as "binance"}`) ? t(`provider.${name as "binance"}`) : format.isolate(name);
    };
    const series = (name: string): string => {
      const key = seriesKey(name) as "prices";
      return t.has(`series.${key}`) ? t(`series.${key}`) : format.isolate(name);
    };
    const job = (name: string): string =>
      t.has(`job.${name as "run_cascade"}`) ? t(`job.${name as "run_cascade"}`) : format.isolate(name);
    const setAside = (reason: string): string =>
      t.has(`setAside.${reason as "spike"}`) ? t(`setAside.${reason as "spike"}`) : format.isolate(reason);
    /** The first three by name, the rest counted. */
    const list = (names: readonly string[]): string => {
      const shown = names.slice(0, 3);
      const more = names.length - shown.length;
      if (more > 0) shown.push(t("more", { count: format.number(more) }));
      return new Intl.ListFormat(format.locale, { type: "conjunction" }).format(shown);
    };
    return { provider, series, job, setAside, list };
  }, [t, format]);
}
