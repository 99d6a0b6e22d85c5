"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Notification } from "@/lib/types";
import { toldOf } from "./facts";

/** What a message says, in the language of the page; the server's own words where this page does not know its facts. */
export function useNoticeWords(): (notice: Notification) => { title: string; line: string } {
  const t = useTranslations("notices.told");
  const side = useTranslations("signals");
  const regime = useTranslations("regime");
  const format = useFormat();
  const chance = (value: number | null) => format.isolate(format.probability(value));
  const gain = (value: number | null) => format.isolate(format.change(value, 1));
  return (notice) => {
    const told = toldOf(notice.data);
    switch (told?.is) {
      case "new_signal":
        return {
          title: t("new_signal.title", { symbol: format.isolate(told.symbol), side: side(told.side) }),
          line: t("new_signal.line", { confidence: chance(told.confidence), edge: gain(told.edge) }),
        };
      case "signal_outcome":
        return {
          title: t(`signal_outcome.${told.outcome}`, { symbol: format.isolate(told.symbol), side: side(told.side) }),
          line: t("signal_outcome.line", { confidence: chance(told.confidence), result: gain(told.result) }),
        };
      case "regime_change":
        return {
          title: t("regime_change.title", { regime: regime(told.regime) }),
          line: t("regime_change.line", { before: regime(told.before), confidence: chance(told.confidence) }),
        };
      case "price_cross":
        return {
          title: t(`price_cross.${told.side}`, {
            symbol: format.isolate(told.symbol),
            level: format.isolate(format.price(told.level)),
          }),
          line: t("price_cross.line", { price: format.isolate(format.price(told.price)) }),
        };
      case "suggestion":
        return {
          title: t("suggestion.title", { symbol: format.isolate(told.symbol) }),
          line: t("suggestion.line", { confidence: chance(told.confidence) }),
        };
      case "halted":
        return { title: t("halted.title"), line: told.reason ?? t("halted.line") };
      case "resumed":
        return { title: t("resumed.title"), line: t("resumed.line") };
      case "model_suspended":
        return {
          title: t("model_suspended.title", { model: format.isolate(told.model) }),
          line: t("model_suspended.line"),
        };
      default:
        return { title: notice.title, line: notice.message };
    }
  };
}
