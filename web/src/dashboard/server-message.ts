"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { NOTHING } from "@/lib/format/numbers";
import { useFormat } from "@/lib/format/use-format";
import type { Message } from "@/lib/types";
import { useSectorName } from "./sector-name";

type Param = Message["params"][string] | undefined;

/** What stands in a sentence for a value that was not sent. */
const blank = {
  symbol: NOTHING,
  exposure: NOTHING,
  confidence: NOTHING,
  sectors: NOTHING,
  selected: NOTHING,
  total: NOTHING,
  skipped: NOTHING,
  count: NOTHING,
  countCount: 0,
  regime: "other",
};

const conviction = (confidence: Param): string =>
  typeof confidence !== "number" ? "unknown" : confidence < 0.6 ? "low" : confidence < 0.75 ? "medium" : "high";

/** Writes a message of the server in the language of the page: keys from the catalogue, values in its digits. */
export function useServerMessage(): (message: Message) => string {
  const t = useTranslations("server");
  const format = useFormat();
  const sectorName = useSectorName();
  return useCallback(
    (message: Message) => {
      const list = new Intl.ListFormat(format.locale, { type: "conjunction" });
      const write = (name: string, value: Param): string => {
        if (value === null || value === undefined) return format.number(null);
        if (Array.isArray(value)) return list.format(value.map((item) => sectorName(item)));
        if (typeof value === "string") return name === "symbol" ? format.isolate(value) : value;
        if (name === "exposure") return format.isolate(format.share(value));
        if (name === "confidence" || name === "probability") return format.isolate(format.probability(value));
        return format.isolate(Number.isInteger(value) ? format.number(value) : format.number(value, 2));
      };
      const values: Record<string, string | number> = { ...blank, conviction: conviction(message.params.confidence) };
      for (const [name, value] of Object.entries(message.params)) {
        values[name] = write(name, value);
        if (typeof value === "number") values[`${name}Count`] = value;
      }
      return t(message.key, values as never);
    },
    [t, format, sectorName],
  );
}
