import { describe, expect, it } from "vitest";
import { change, compact, magnitude, number, percentage, probability, share, signed } from "@/lib/format/numbers";
import { fullPrice, price, priceDecimals } from "@/lib/format/price";
import { writingOf } from "@/lib/format/writing";

const [en, fa] = [writingOf("en"), writingOf("fa")];

describe("numbers", () => {
  it("writes counts in the digits of the language", () => {
    expect(number(en, 1603)).toBe("1,603");
    expect(number(fa, 1603)).toBe("۱٬۶۰۳");
    expect(number(fa, 0.5, 2)).toBe("۰٫۵۰");
  });

  it("writes the digits that were chosen, whatever the language", () => {
    const [latin, persian] = [
      writingOf("fa", { digits: "latin", calendar: null }),
      writingOf("en", { digits: "persian", calendar: null }),
    ];
    expect(number(latin, 1603.5, 1)).toBe("1,603.5");
    expect(change(latin, -0.35)).toBe("\u22120.35%");
    expect(change(persian, -0.35)).toBe("\u2212۰٫۳۵٪");
    expect(price(latin, 0.00001234)).toBe("0.0₄1234");
  });

  it("writes a true minus, and a sign only where there is one", () => {
    expect(signed(en, -0.35, 2)).toBe("\u22120.35");
    expect(signed(en, 0.7)).toBe("+0.7");
    expect(signed(en, -0.01)).toBe("0.0");
    expect(number(en, -0.04, 1)).toBe("0.0");
    expect(change(en, -0.35)).toBe("\u22120.35%");
    expect(change(fa, 1.12)).toBe("+۱٫۱۲٪");
    expect(change(fa, -0.35)).toBe("\u2212۰٫۳۵٪");
  });

  it("gives a probability two decimals and never certainty", () => {
    expect(probability(en, 0.5623)).toBe("0.56");
    expect(probability(en, 0.997)).toBe(">0.99");
    expect(probability(en, 0.001)).toBe("<0.01");
    expect(probability(fa, 0.56)).toBe("۰٫۵۶");
  });

  it("takes fractions and percent for what they are", () => {
    expect(share(en, 0.45)).toBe("45%");
    expect(share(fa, 0.45)).toBe("۴۵٪");
    expect(percentage(en, 57.8)).toBe("57.8%");
  });

  it("says that there is no value, never 0", () => {
    for (const nothing of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(number(en, nothing)).toBe("–");
      expect(change(fa, nothing)).toBe("–");
      expect(price(en, nothing)).toBe("–");
    }
  });

  it("scales large amounts to three figures", () => {
    expect(magnitude(3.12e12)).toEqual(["trillion", 3.12]);
    expect(compact(en, magnitude(98.4e9)[1])).toBe("98.4");
    expect(compact(en, 312.4)).toBe("312");
    expect(compact(fa, 3.12)).toBe("۳٫۱۲");
    expect(magnitude(-2.5e6)).toEqual(["million", -2.5]);
  });
});

describe("prices", () => {
  it("shows four to five significant digits", () => {
    expect(price(en, 91240.4)).toBe("91,240");
    expect(price(en, 148.2)).toBe("148.20");
    expect(price(en, 3.184)).toBe("3.184");
    expect(price(en, 0.5123)).toBe("0.5123");
    expect(price(en, 0.05123)).toBe("0.05123");
    expect(price(fa, 91240)).toBe("۹۱٬۲۴۰");
  });

  it("counts the zeros of a small price", () => {
    expect(price(en, 0.00001234)).toBe("0.0₄1234");
    expect(price(en, 0.00000123)).toBe("0.0₅1230");
    expect(price(fa, 0.00001234)).toBe("۰٫۰₄۱۲۳۴");
    expect(fullPrice(en, 0.00001234)).toBe("0.00001234");
    expect(price(en, 0.000099999)).toBe("0.0001000");
  });

  it("never asks for more digits than the platform has", () => {
    expect(priceDecimals(1e-15)).toBe(12);
    expect(priceDecimals(0)).toBe(0);
  });
});
