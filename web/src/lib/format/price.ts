import { number } from "./numbers";
import type { Writing } from "./writing";

const subscript = "₀₁₂₃₄₅₆₇₈₉";

/** Decimals that show four to five significant digits of a price. */
export function priceDecimals(value: number): number {
  const size = Math.abs(value);
  if (size >= 1000 || size === 0) return 0;
  if (size >= 10) return 2;
  if (size >= 1) return 3;
  return Math.min(12, 3 - Math.floor(Math.log10(size)));
}

/** A price: 91,240 · 148.20 · 3.184 · 0.5123; below 0.0001 the zeros are counted: 0.0₅1234. */
export function price(writing: Writing, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return number(writing, value);
  const size = Math.abs(value);
  // 0.000099999 rounds up to 0.0001, where nothing is counted any more.
  const rounded = Number(size.toPrecision(4));
  if (rounded === 0 || rounded >= 1e-4) return number(writing, value, priceDecimals(rounded));
  const [mantissa = "", exponent = "0"] = size.toExponential(3).split("e");
  const zeros = -Number(exponent) - 1;
  const digits = Math.round(Number(mantissa) * 1000);
  const head = number(writing, 0, 1);
  const tail = number(writing, digits).replace(/\P{Nd}/gu, "");
  return `${head}${[...String(zeros)].map((d) => subscript[Number(d)]).join("")}${tail}`;
}

/** The price in full, for titles. */
export function fullPrice(writing: Writing, value: number): string {
  return number(writing, value, Math.max(priceDecimals(value), 2));
}
