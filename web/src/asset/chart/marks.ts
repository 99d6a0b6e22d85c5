import { barOf, type ConePoint, type Mark } from "@/dashboard/candles/decor";
import { intervalSeconds } from "@/dashboard/candles/levels";
import type { Candles, Interval, Prediction, Signal } from "@/lib/types";

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

/** Where the newest predictions of the price lie, nearest first: of each horizon the one that was said last and has not come due. */
export function coneOf(predictions: readonly Prediction[], now: number): ConePoint[] {
  const newest = new Map<number, Prediction>();
  for (const one of predictions) {
    if (one.claim !== "price" || one.is_realized || one.is_backtest || Date.parse(one.target_datetime) <= now) continue;
    const known = newest.get(one.horizon_hours);
    if (!known || known.id < one.id) newest.set(one.horizon_hours, one);
  }
  return [...newest.values()]
    .flatMap(({ target_datetime, predicted_low: low, predicted_price: middle, predicted_high: high }): ConePoint[] =>
      low === null || middle === null || high === null
        ? []
        : [{ time: Math.floor(Date.parse(target_datetime) / 1000), low, middle, high }],
    )
    .sort((a, b) => a.time - b.time);
}
