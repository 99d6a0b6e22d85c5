import type { Signal } from "@/lib/types";
import { downloadCsv } from "@/ui/csv";
import type { View } from "./filters";

const COLUMNS = [
  "id",
  "symbol",
  "signal_type",
  "confidence",
  "break_even",
  "edge",
  "edge_low",
  "edge_high",
  "entry_price",
  "target_price",
  "stop_loss",
  "status",
  "generated_at",
  "expires_at",
  "outcome",
  "outcome_price",
  "outcome_at",
  "realized_return",
] as const;

/** All signals that the filter lets through, in its order, not only those of a page; times are UTC, gains are percent. */
export function saveSignals(view: View, signals: readonly Signal[]): void {
  downloadCsv(
    `signals-${view}.csv`,
    COLUMNS,
    signals.map((signal) => COLUMNS.map((column) => signal[column])),
  );
}
