import { barOf, type Mark } from "@/dashboard/candles/decor";
import { intervalSeconds } from "@/dashboard/candles/levels";
import type { Candles, Interval, Signal } from "@/lib/types";

/** The signals that the candles reach back to, with what came of them. `words` writes a result. */
export function marksOf(candles: Candles, signals: readonly Signal[], words: (signal: Signal) => string): Mark[] {
  const step = intervalSeconds[candles.interval as Interval];
  return signals.flatMap((signal): Mark[] => {
    const from = barOf(candles, signal.generated_at, step);
    if (from === null) return [];
    return [
      {
        from,
        to: signal.outcome_at === null ? null : barOf(candles, signal.outcome_at, step),
        side: signal.signal_type,
        entry: signal.entry_price,
        end: signal.outcome_price,
        outcome: signal.outcome,
        words: words(signal),
      },
    ];
  });
}
