import type { ClaimRecord } from "@/lib/types";
import { downloadCsv } from "@/ui/csv";
import type { From } from "./claims-panel";

type Cell = string | number | null;

/** What the table of claims shows and what it rests on; a difference below zero is nearer to what happened than a plain look back. */
const columns: Record<string, (claim: ClaimRecord) => Cell> = {
  layer: ({ layer }) => layer,
  claim: ({ claim }) => claim,
  n: ({ score }) => score.share.n,
  days: ({ score }) => score.share.days,
  said: ({ score }) => score.share.said,
  happened: ({ score }) => score.share.happened,
  happened_low: ({ score }) => score.share.low,
  happened_high: ({ score }) => score.share.high,
  brier: ({ score }) => score.brier,
  baseline_brier: ({ score }) => score.baseline_brier,
  difference: ({ score }) => score.difference,
  difference_low: ({ score }) => score.difference_low,
  difference_high: ({ score }) => score.difference_high,
  log_loss: ({ score }) => score.log_loss,
  calibration_error: ({ score }) => score.calibration_error,
};

/** Hands the reader the claims of one kind of source as a file. */
export function saveClaims(from: From, claims: readonly ClaimRecord[]): void {
  downloadCsv(
    `track-record-${from}.csv`,
    Object.keys(columns),
    claims.map((claim) => Object.values(columns).map((cell) => cell(claim))),
  );
}
