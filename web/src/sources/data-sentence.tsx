"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SourceRow, Sources } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { PageHead } from "@/shell/page-head";
import { inTrouble, overall } from "./state";
import { useDataWords } from "./words";

/** Whether the data may be used, in one sentence; what is late and what that means, in another. */
export function DataSentence({ sources, readAt }: { sources: Sources; readAt: number }) {
  const t = useTranslations("data");
  const format = useFormat();
  const words = useDataWords();
  const now = useNow(1000);
  const { groups, covered } = inTrouble(sources.sources);
  const kind = sources.source === "files" ? "files" : (overall(sources.sources) ?? "none");
  const name = (rows: readonly SourceRow[]) =>
    words.list(
      rows.map(({ provider, series }) =>
        t("seriesOf", { series: words.series(series), provider: words.provider(provider) }),
      ),
    );
  const named = groups.map(({ state, rows }) => t("inState", { state: t(`state.${state}`), what: name(rows) }));
  const count = format.number(sources.sources.length);
  const sentences = [t(`meaning.${kind}`, { count })];
  if (kind !== "files") {
    sentences.unshift(...named);
    if (covered.length) sentences.push(t("covered", { what: name(covered) }));
  }
  return (
    <PageHead
      title={t(`headline.${kind}`)}
      beside={
        <span className="text-12 text-ink-3 lg:whitespace-nowrap">
          {t("read", { age: format.ago(Math.max(0, (now - readAt) / 1000)) })}
        </span>
      }
    >
      {sentences.join(" ")}
    </PageHead>
  );
}
