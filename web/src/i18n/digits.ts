import type { Messages } from "next-intl";

const LATIN: Record<string, string> = { "٫": ".", "٬": ",", "٪": "%" };

/**
 * Persian words with the digits that stand in them written in Latin ones. What the catalogue says to the machine is ASCII and stays as it
 * is; the other way round is not done, because there a digit may be either.
 */
export function inLatinDigits(words: Partial<Messages>): Partial<Messages> {
  return walk(words) as Partial<Messages>;
}

function walk(words: unknown): unknown {
  if (typeof words === "string") {
    return words.replace(/[۰-۹٫٬٪]/g, (sign) => LATIN[sign] ?? String((sign.codePointAt(0) ?? 0) - 0x6f0));
  }
  return Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, walk(value)]));
}
