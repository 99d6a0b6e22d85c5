"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/lib/format/use-format";
import { askedOf, type Reason, reasonsOf } from "./figures";

const asKey = (words: string) =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "");

/** Names of models, questions, metrics and baselines in the language of the page; what the catalogue does not know keeps its own. */
export function useModelWords() {
  const t = useTranslations("models");
  const format = useFormat();
  return useMemo(() => {
    const named = (group: string, words: string): string => {
      const key = `${group}.${asKey(words)}` as "metric.brier";
      return t.has(key) ? t(key) : format.isolate(words);
    };
    const model = (name: string) => named("name", name);
    const metric = (name: string) => named("metric", name);
    const baseline = (name: string) => named("baseline", name);
    /** A question by its key; one of a single member of the model names that member too. */
    const question = (of: string, key: string, what: string): string => {
      const known = (part: string) => {
        const path = `question.${of}.${part}` as "question.tone.tone";
        return t.has(path) ? t(path) : null;
      };
      const whole = known(key);
      if (whole !== null) return whole;
      if (key.startsWith("net_")) {
        const asked = known(key.slice(4)) ?? known(`forecast_${key.slice(4)}`);
        if (asked !== null) return t("byNet", { question: asked });
      }
      const cut = key.lastIndexOf("_");
      const asked = known(key.slice(0, cut));
      if (cut < 0 || asked === null) return format.isolate(what);
      const member = key.slice(cut + 1);
      return member === "old"
        ? t("oldOnly", { question: asked })
        : t("alone", { question: asked, member: named("member", member) });
    };
    /** What the cascade does behind a gate, or that it does nothing. */
    const use = (of: string, key: string, words: string | null): string | null => {
      if (words === null || words.startsWith("nothing")) return null;
      const path = `use.${of}.${key}` as "use.tone.tone";
      return t.has(path) ? t(path) : format.isolate(words);
    };
    const because = (reason: Reason, against: string): string => {
      const name = baseline(askedOf(against).name);
      switch (reason.kind) {
        case "tooFew":
          return t("why.tooFew", { n: format.number(reason.n), least: format.number(reason.least) });
        case "indistinct":
          return t("why.indistinct", { baseline: name });
        case "worse":
          return t("why.worse", { baseline: name });
        case "folds":
        case "better":
          return t(`why.${reason.kind}`, {
            baseline: name,
            better: format.number(reason.better),
            folds: format.number(reason.folds),
            few: reason.folds < 3 ? "yes" : "no",
          });
        case "calibration":
          return t("why.calibration", { error: format.number(reason.error, 3), most: format.number(reason.most, 3) });
        default:
          return format.isolate(reason.words);
      }
    };
    const why = (reason: string, against: string) =>
      reasonsOf(reason)
        .map((one) => because(one, against))
        .join(" ");
    return { model, metric, baseline, question, use, why };
  }, [t, format]);
}

export type ModelWords = ReturnType<typeof useModelWords>;
