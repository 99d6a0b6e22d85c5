"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { NearestChange } from "@/lib/types";
import { Num, Ticker } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { SuggestionPanel } from "./suggestion-panel";
import { useSuggestionWords } from "./words";

/** What came near to being suggested and was not sure enough: silence with its reasons. */
export function NearestPanel({ nearest }: { nearest: readonly NearestChange[] }) {
  const t = useTranslations("suggestions.nearest");
  const format = useFormat();
  const words = useSuggestionWords();
  const [shown, setShown] = useState<string | null>(null);
  if (nearest.length === 0) return null;
  return (
    <Panel id="nearest" title={t("title")} note={<span className="phone:hidden">{t("note")}</span>}>
      <ul className="pt-1">
        {nearest.map((change) => {
          const key = `${change.kind} ${change.crypto_id}`;
          return (
            <li key={key} className="border-line border-t">
              <button
                type="button"
                className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-2 text-start hover:bg-surface-2 phone:min-h-11"
                aria-expanded={shown === key}
                onClick={() => setShown(shown === key ? null : key)}
              >
                <span className="flex flex-wrap items-center gap-x-3">
                  <Ticker symbol={change.symbol} color={change.sector_color} />
                  <span className="text-12 text-ink-2">{words.kind(change.kind)}</span>
                </span>
                <span className="text-12 text-ink-3">
                  {t.rich("asked", {
                    said: format.probability(change.confidence),
                    threshold: format.number(change.threshold, 2),
                    b: (chunks) => <Num className="font-semi text-13 text-ink">{chunks}</Num>,
                    n: (chunks) => <Num>{chunks}</Num>,
                  })}
                </span>
              </button>
              {shown === key ? (
                <div className="border-line border-t">
                  <SuggestionPanel change={change} status={t("status")} />
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
