"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { PageHead } from "@/shell/page-head";
import { type Place, summaryOf } from "./standing";
import { useModelWords } from "./words";

/** How many models count and how many fall back, in one sentence; what needs a look, in another. */
export function ModelsSentence({ places }: { places: readonly Place[] }) {
  const t = useTranslations("models");
  const format = useFormat();
  const words = useModelWords();
  const { headline, used, total, looks } = summaryOf(places);
  const counts = { used: format.number(used), total: format.number(total), rest: format.number(total - used) };
  const sentences = looks.map(({ name, health }) => t(`look.${health as "watch"}`, { model: words.model(name) }));
  if (headline !== "untrained" && looks.length === 0) sentences.push(t("look.nothing"));
  sentences.push(t(`meaning.${headline}`));
  return <PageHead title={t(`headline.${headline}`, { ...counts, n: used })}>{sentences.join(" ")}</PageHead>;
}
