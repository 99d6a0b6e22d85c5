import { describe, expect, it } from "vitest";
import { factsOf, VALUE } from "@/activities/facts";
import { kindsOf } from "@/activities/kinds";
import { alertsOf, distance, levelOf, ruleOf } from "@/alerts/alert";
import { changesOf, typedValue } from "@/configuration/settings";
import { momentsOf, stretches } from "@/health/history";
import { choiceOf } from "@/lib/preferences";
import type { ConfigSetting, NotificationRule } from "@/lib/types";
import { moved } from "@/lists/order";

const setting = (over: Partial<ConfigSetting>): ConfigSetting => ({
  key: "cadence.evaluate",
  kind: "integer",
  value: 300,
  default: 300,
  low: 60,
  high: 3600,
  unit: "seconds",
  about: "",
  last_change: null,
  ...over,
});

describe("a setting that is typed", () => {
  it("is read in any digits, and says why it is none", () => {
    expect(typedValue(setting({}), "۱٬۲۰۰")).toBe(1200);
    expect(typedValue(setting({}), "soon")).toBe("number");
    expect(typedValue(setting({}), "90.5")).toBe("whole");
    expect(typedValue(setting({}), "59")).toBe("bounds");
    expect(typedValue(setting({ kind: "number" }), "90٫5")).toBe(90.5);
  });

  it("is a change only where it differs, and nothing is one while anything is wrong", () => {
    const settings = [setting({}), setting({ key: "accounts.registration", kind: "switch", value: false })];
    expect(changesOf(settings, { "cadence.evaluate": "300", "accounts.registration": true })).toMatchObject([
      { setting: { key: "accounts.registration" }, value: true },
    ]);
    expect(changesOf(settings, { "cadence.evaluate": "1", "accounts.registration": true })).toBeNull();
  });
});

describe("what was done", () => {
  it("tells a change with what was before, what it was done to first, and leaves out what says nothing", () => {
    expect(factsOf({ before: 6, after: 4.5, session: "x", key: "halt_bounds.stale_hours", notes: null })).toEqual([
      { name: "key", value: "halt_bounds.stale_hours" },
      { name: VALUE, value: 4.5, before: 6 },
    ]);
    expect(factsOf({ crypto_id: 3, before: { name: "Old", kind: "coin" }, after: { name: "New" } })).toEqual([
      { name: "crypto_id", value: 3 },
      { name: "name", value: "New", before: "Old" },
    ]);
  });

  it("offers the audit only what it keeps", () => {
    expect(kindsOf("all", "accounts")).toContain("login");
    expect(kindsOf("audit", "accounts")).not.toContain("login");
  });
});

describe("price alerts", () => {
  const rule = (id: number | null, event: NotificationRule["event"], filters: object): NotificationRule =>
    ({ id, event, is_active: true, priority: "normal", filters, is_default: id === null }) as NotificationRule;

  it("are the rules of crossings, the newest first, and go back as they came", () => {
    const rules = [
      rule(1, "price_cross", { crypto_id: 7, price: 10 }),
      rule(2, "price_cross", { crypto_id: 8, price: 20, once: true }),
      rule(null, "new_signal", {}),
    ];
    expect(alertsOf(rules, null).map(({ id }) => id)).toEqual([2, 1]);
    const [only] = alertsOf(rules, 8);
    expect(only && ruleOf(only).filters).toEqual({ crypto_id: 8, price: 20, once: true });
  });

  it("take a price above zero in any digits, and say how far it is", () => {
    expect(levelOf("۷۰٬۰۰۰")).toBe(70_000);
    expect(levelOf("0")).toBeNull();
    expect(distance(100, 107.5)).toBeCloseTo(7.5);
    expect(distance(null, 1)).toBeNull();
  });
});

describe("the history of health", () => {
  const at = (minute: number, lowest: number, failing: string[] = []) => ({
    at: new Date(minute * 60_000).toISOString(),
    mean_score: 100,
    lowest_score: lowest,
    failing,
  });

  it("keeps the worst of what it puts together, and breaks where nothing was reported", () => {
    const points = [at(0, 100), at(10, 50, ["redis"]), at(20, 100), at(90, 100)];
    expect(momentsOf(points, 2).map(({ lowest, failing }) => [lowest, failing])).toEqual([
      [50, ["redis"]],
      [100, []],
    ]);
    expect(stretches(momentsOf(points, 10), 600_000).map(({ length }) => length)).toEqual([3, 1]);
  });
});

describe("small choices", () => {
  it("moves one place and no further", () => {
    expect(moved([1, 2, 3], 2, -1)).toEqual([1, 3, 2]);
    expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
  });

  it("reads back what it kept, and nothing else", () => {
    expect(choiceOf("persian gregorian")).toEqual({ digits: "persian", calendar: "gregorian" });
    expect(choiceOf("roman <script>")).toEqual({ digits: null, calendar: null });
    expect(choiceOf(null)).toEqual({ digits: null, calendar: null });
  });
});
