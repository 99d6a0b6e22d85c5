import type { Prediction } from "@/lib/types";

/** Of the live claims that are settled: how many, how many came true, and the sum of the chances that were said. */
export function recordOf(predictions: readonly Prediction[]): { settled: number; happened: number; said: number } {
  const settled = predictions.filter((one) => one.happened !== null && !one.is_backtest);
  return {
    settled: settled.length,
    happened: settled.filter((one) => one.happened).length,
    said: settled.reduce((sum, one) => sum + one.confidence, 0),
  };
}
