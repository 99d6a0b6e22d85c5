import { describe, expect, it } from "vitest";
import { clock, coarse, day, fullDay, span } from "@/lib/format/time";
import { writingOf } from "@/lib/format/writing";

const [en, fa] = [writingOf("en"), writingOf("fa")];

const moment = "2026-11-21T14:05:12Z";

describe("times", () => {
  it("writes both calendars in UTC", () => {
    expect(clock(en, moment)).toBe("14:05");
    expect(clock(fa, moment)).toBe("۱۴:۰۵");
    expect(day(en, moment)).toBe("21 Nov");
    expect(day(fa, moment)).toBe("۳۰ آبان");
    expect(fullDay(en, moment)).toBe("21 Nov 2026");
    expect(fullDay(fa, moment)).toBe("۳۰ آبان ۱۴۰۵");
    expect(clock(en, "2026-11-21T00:00:00Z")).toBe("00:00");
  });

  it("writes the digits and the calendar that were chosen, whatever the language", () => {
    const common = writingOf("fa", { digits: "latin", calendar: "gregorian" });
    expect(fullDay(common, moment)).toBe("21 نوامبر 2026");
    const jalali = writingOf("en", { digits: null, calendar: "jalali" });
    expect(fullDay(jalali, moment)).toBe("30 Aban 1405");
    expect(clock(jalali, moment)).toBe("14:05");
  });

  it("gives a span one unit under an hour and two above", () => {
    expect(span(2)).toEqual({ unit: "seconds", first: 2 });
    expect(span(59.6)).toEqual({ unit: "minutes", first: 1 });
    expect(span(3 * 3600 + 300)).toEqual({ unit: "hoursMinutes", first: 3, second: 5 });
    expect(span(2 * 3600)).toEqual({ unit: "hours", first: 2 });
    expect(span(90_000)).toEqual({ unit: "daysHours", first: 1, second: 1 });
    expect(span(-5)).toEqual({ unit: "seconds", first: 0 });
  });

  it("drops what does not matter of a term", () => {
    expect(span(coarse(16 * 3600 + 1200))).toEqual({ unit: "hours", first: 16 });
    expect(span(coarse(5000))).toEqual({ unit: "hoursMinutes", first: 1, second: 23 });
    expect(span(coarse(3 * 86_400 + 7000))).toEqual({ unit: "days", first: 3 });
    expect(coarse(-1)).toBe(0);
  });
});
