import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/dashboard/index-panel/series";
import type { RegimePoint, SectorRotation } from "@/lib/types";
import { macroHistory, partsOf, stackPath } from "@/macro/history/days";
import { chosenOf, daysOf, type Line, levelOn } from "@/sectors/compare/lines";
import { flowPlan } from "@/sectors/flow/geometry";
import { tintOf, treemap } from "@/sectors/heat/treemap";
import { spread } from "@/ui/spread";

const NEWEST = Date.parse("2026-11-30T00:00:00Z");
const chances = { bull: 0.1, bear: 0.2, neutral: 0.6, volatile: 0.1 };
const closed = (daysBefore: number, probabilities: RegimePoint["probabilities"] = null): RegimePoint => ({
  timestamp: new Date(NEWEST - daysBefore * DAY_MS).toISOString(),
  index: 1000 - daysBefore,
  regime: "neutral",
  confidence: 0.6,
  risk_level: "low",
  trend_strength: 0.1,
  recommended_exposure: 0.5,
  probabilities,
});

describe("the history of regimes", () => {
  it("keeps to each day what was said on it, over the last days of the range", () => {
    const points = [...Array(40).keys()].map((i) => closed(39 - i, i === 39 ? chances : null));
    const { days } = macroHistory(points, "30d");
    expect(days).toHaveLength(30);
    expect(days.at(-1)).toMatchObject({ value: 1000, chances });
    expect(days.at(-2)?.chances).toBeNull();
    expect(macroHistory([], "90d").days).toEqual([]);
  });

  it("stacks four chances to the whole height, and makes up none where only one is known", () => {
    const { days } = macroHistory([closed(1), closed(0, chances)], "30d");
    const [partly, whole] = days.map(partsOf);
    expect(partly).toEqual([{ regime: "neutral", from: 0.4, to: 1 }]);
    expect(whole?.map(({ regime }) => regime)).toEqual(["bull", "neutral", "volatile", "bear"]);
    expect(whole?.at(-1)?.to).toBeCloseTo(1);
    const x = (time: number) => ((time - (days[0]?.at ?? 0)) / DAY_MS) * 10;
    expect(stackPath(days, "neutral", x, 0, 100)).toBe("M0.0 40.0H10.0V100.0H0.0ZM10.0 10.0H20.0V70.0H10.0Z");
    expect(stackPath(days, "bear", x, 0, 100)).toBe("M10.0 80.0H20.0V100.0H10.0Z");
  });

  it("moves labels apart without pushing them off the foot", () => {
    expect(spread([10, 12, 98], 14, 100)).toEqual([10, 24, 98]);
    expect(spread([95, 97, 99], 14, 100)).toEqual([72, 86, 100]);
  });
});

describe("the heat map", () => {
  it("fills the rectangle, each tile with its share, none over another", () => {
    const weights = [60, 25, 8, 4, 2, 1];
    const tiles = treemap(weights, (one) => one, 400, 300);
    for (const tile of tiles) expect(tile.width * tile.height).toBeCloseTo((tile.item / 100) * 120_000);
    for (const [i, a] of tiles.entries())
      for (const b of tiles.slice(i + 1)) {
        const apart =
          a.x + a.width <= b.x + 1e-6 ||
          b.x + b.width <= a.x + 1e-6 ||
          a.y + a.height <= b.y + 1e-6 ||
          b.y + b.height <= a.y + 1e-6;
        expect(apart).toBe(true);
      }
    expect(treemap([0, 0], (one) => one, 10, 10)).toEqual([]);
  });

  it("tints from 8 to 46 percent, and not at all what is not known", () => {
    expect([null, 0, 3, -3, 60].map((change) => tintOf(change, "24h"))).toEqual([0, 8, 27, 27, 46]);
  });
});

describe("flow and lines of sectors", () => {
  const flows: SectorRotation["flow_directions"] = [
    { source: "A", target: "C", share: 3 },
    { source: "B", target: "C", share: 1 },
    { source: "A", target: "D", share: 1 },
  ];

  it("gives what leaves and what comes the same sums, widest first", () => {
    const plan = flowPlan(flows);
    expect(plan.from.map(({ name, share }) => [name, share])).toEqual([
      ["A", 4],
      ["B", 1],
    ]);
    expect(plan.to.map(({ name, share }) => [name, share])).toEqual([
      ["C", 4],
      ["D", 1],
    ]);
    for (const node of [...plan.from, ...plan.to]) {
      expect(node.top).toBeGreaterThanOrEqual(-1e-9);
      expect(node.top + node.height).toBeLessThanOrEqual(plan.height + 1e-9);
    }
    expect(plan.bands[0]?.height).toBeGreaterThan(plan.bands[1]?.height ?? Number.POSITIVE_INFINITY);
  });

  it("takes from an address what there is, at most five, and something where there is nothing", () => {
    expect(chosenOf("3,1,3,99,x", [1, 2, 3], [2])).toEqual([3, 1]);
    expect(chosenOf("", [1, 2, 3], [2])).toEqual([2]);
    expect(chosenOf("1,2,3,4,5,6", [1, 2, 3, 4, 5, 6], [])).toHaveLength(5);
  });

  it("has no level on a day that a line lacks", () => {
    const line = (days: [string, number][]): Line => ({
      sector: { id: 1, name: "A", color_code: "#000000" },
      change_percentage: null,
      points: days.map(([day, level]) => ({ day, level, members: 2 })),
    });
    const [one, other] = [line([["2026-11-02", 101]]), line([["2026-11-01", 99]])];
    expect(daysOf([one, other])).toEqual(["2026-11-01", "2026-11-02"]);
    expect([levelOn(one, "2026-11-01"), levelOn(one, "2026-11-02")]).toEqual([null, 101]);
  });
});
