import type { Overlay } from "@/dashboard/candles/decor";
import { bollinger, ema, rsi, sma } from "./indicators";

export const INDICATORS = ["sma20", "sma50", "sma200", "ema21", "bollinger", "rsi"] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Over the candles; more than two hide what they explain. */
export const MOST_OVERLAYS = 2;

const isBelow = (one: Indicator): boolean => one === "rsi";

/** The indicators that an address names, each once, at most two of them over the candles. */
export function indicatorsOf(text: string): Indicator[] {
  const asked = new Set(text.split(","));
  const found = INDICATORS.filter((one) => asked.has(one));
  const over = found.filter((one) => !isBelow(one)).slice(0, MOST_OVERLAYS);
  return found.filter((one) => isBelow(one) || over.includes(one));
}

/** Whether one more can be chosen. */
export function canAdd(chosen: readonly Indicator[], one: Indicator): boolean {
  return isBelow(one) || chosen.filter((other) => !isBelow(other)).length < MOST_OVERLAYS;
}

type Part = { values: readonly (number | null)[]; end?: "low" | "high" };

const PARTS: Record<Indicator, (closes: readonly number[]) => Part[]> = {
  sma20: (closes) => [{ values: sma(closes, 20) }],
  sma50: (closes) => [{ values: sma(closes, 50) }],
  sma200: (closes) => [{ values: sma(closes, 200) }],
  ema21: (closes) => [{ values: ema(closes, 21) }],
  bollinger: (closes) => {
    const { low, middle, high } = bollinger(closes, 20, 2);
    return [{ values: low, end: "low" }, { values: middle }, { values: high, end: "high" }];
  },
  rsi: (closes) => [{ values: rsi(closes, 14) }],
};

const COLORS = ["--accent", "--volatile"];

/** The lines of the chosen indicators; `name` writes what each is called. */
export function overlaysOf(
  chosen: readonly Indicator[],
  closes: readonly number[],
  name: (indicator: Indicator, end?: "low" | "high") => string,
): Overlay[] {
  const over = chosen.filter((one) => !isBelow(one));
  return chosen.flatMap((one) =>
    PARTS[one](closes).map(({ values, end }) => ({
      key: end ? `${one}-${end}` : one,
      title: name(one, end),
      color: isBelow(one) ? "--ink-2" : (COLORS[over.indexOf(one)] ?? "--accent"),
      dashed: end !== undefined,
      below: isBelow(one),
      values,
    })),
  );
}
