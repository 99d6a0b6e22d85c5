import type { AssetRow } from "@/lib/types";

export interface Said {
  key:
    | "above"
    | "below"
    | "even"
    | "unproven"
    | "riskLow"
    | "riskMedium"
    | "riskHigh"
    | "riskExtreme"
    | "chosen"
    | "left";
  value: number | null;
}

const RISK = { low: "riskLow", medium: "riskMedium", high: "riskHigh", extreme: "riskExtreme" } as const;

/** What is to be said of a score, sentence by sentence: does its record leave the even chance, how wild is it, does it pass the screen. */
export function analysisOf(score: AssetRow): Said[] {
  const { observed_low: low, observed_high: high } = score.evidence;
  const chance: Said["key"] =
    low === null || high === null ? "unproven" : low > 0.5 ? "above" : high < 0.5 ? "below" : "even";
  return [
    { key: chance, value: score.confidence },
    { key: RISK[score.risk_level], value: score.volatility },
    { key: score.selected ? "chosen" : "left", value: null },
  ];
}
