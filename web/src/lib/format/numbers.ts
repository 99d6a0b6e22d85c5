import type { Writing } from "./writing";

/** What stands where there is no value; the reason goes into the title beside it. */
export const NOTHING = "–";

const cache = new Map<string, Intl.NumberFormat>();

function formatter({ numbers }: Writing, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${numbers}${JSON.stringify(options)}`;
  let found = cache.get(key);
  if (!found) {
    found = new Intl.NumberFormat(numbers, options);
    cache.set(key, found);
  }
  return found;
}

function write(writing: Writing, value: number | null | undefined, options: Intl.NumberFormatOptions): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOTHING;
  // Direction marks are left to the isolating element; a minus is U+2212, never a hyphen.
  return formatter(writing, options)
    .format(value)
    .replace(/[\u200e\u200f]/g, "")
    .replace("-", "\u2212");
}

type Value = number | null | undefined;

const fixed = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** A count or any plain number with fixed decimals: 1,603. */
export function number(writing: Writing, value: Value, decimals = 0): string {
  return write(writing, value, { ...fixed(decimals), signDisplay: "negative" });
}

/** A signed number: +0.7, −0.4. Zero after rounding has no sign. */
export function signed(writing: Writing, value: Value, decimals = 1): string {
  return write(writing, value, {
    ...fixed(decimals),
    signDisplay: "exceptZero",
  });
}

/** A probability of two decimals; the ends are bounds, never 0 or 1. */
export function probability(writing: Writing, value: Value): string {
  if (value !== null && value !== undefined && value > 0.99) return `>${number(writing, 0.99, 2)}`;
  if (value !== null && value !== undefined && value < 0.01) return `<${number(writing, 0.01, 2)}`;
  return number(writing, value, 2);
}

/** A fraction 0..1 as percent: 0.45 → 45%. */
export function share(writing: Writing, value: Value, decimals = 0): string {
  return write(writing, value, {
    style: "percent",
    ...fixed(decimals),
  });
}

/** A change given in percent, always signed: 1.12 → +1.12%. */
export function change(writing: Writing, percent: Value, decimals = 2): string {
  return write(writing, percent === null || percent === undefined ? percent : percent / 100, {
    style: "percent",
    ...fixed(decimals),
    signDisplay: "exceptZero",
  });
}

/** A value given in percent, without a plus: 57.8 → 57.8%. */
export function percentage(writing: Writing, percent: Value, decimals = 1): string {
  return write(writing, percent === null || percent === undefined ? percent : percent / 100, {
    style: "percent",
    ...fixed(decimals),
  });
}

/** The magnitude word of a large amount, and the amount in it: 3.12e12 → ["trillion", 3.12]. */
export function magnitude(value: number): ["trillion" | "billion" | "million" | "plain", number] {
  const size = Math.abs(value);
  if (size >= 1e12) return ["trillion", value / 1e12];
  if (size >= 1e9) return ["billion", value / 1e9];
  if (size >= 1e6) return ["million", value / 1e6];
  return ["plain", value];
}

/** Three significant figures for a scaled amount: 3.12, 98.4, 312. */
export function compact(writing: Writing, value: Value): string {
  const size = Math.abs(value ?? 0);
  return number(writing, value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
