import { describe, expect, it } from "vitest";
import { amountOf, boundsOf, broken, isInside } from "@/execute/bounds";
import type { Limits, RiskRule, Signal } from "@/lib/types";
import { madeOld } from "@/live/messages";
import { deepestFall, equityLine } from "@/portfolio/equity-line";
import { LIMIT_FIELDS, readAs, wantedOf, writtenAs } from "@/portfolio/limit-fields";
import { endings } from "@/signal/endings";
import { addressOf, filterFrom, hasEnded, matching } from "@/signals/filters";
import { barsOf, logPath } from "@/suggestions/chart-geometry";
import { deedsOf } from "@/suggestions/tiers/deeds-of";

const NOW = Date.parse("2026-11-30T12:00:00Z");

const signal = (change: Partial<Signal>): Signal => ({
  id: 1,
  crypto_id: 1,
  symbol: "BTC",
  name: "Bitcoin",
  sector_color: null,
  signal_type: "long",
  entry_price: 100,
  target_price: 110,
  stop_loss: 95,
  confidence: 0.5,
  evidence: { said: 0.5, observed: null, observed_low: null, observed_high: null, observed_n: 0 },
  break_even: 0.4,
  edge: 0.5,
  edge_low: -0.1,
  edge_high: 1.1,
  risk_level: "low",
  risk_reward_ratio: 1.9,
  time_horizon_hours: 168,
  drivers: [],
  status: "active",
  generated_at: "2026-11-29T12:00:00Z",
  expires_at: "2026-12-06T12:00:00Z",
  outcome: null,
  outcome_price: null,
  outcome_at: null,
  realized_return: null,
  run_id: 1,
  ...change,
});

describe("the filter of signals", () => {
  it("comes back from its address, and what the address does not know is as without it", () => {
    const filter = { view: "ended", side: "short", least: 0.4, order: "result" } as const;
    expect(filterFrom(new URLSearchParams(addressOf(filter)))).toEqual(filter);
    const plain = filterFrom(new URLSearchParams("view=all&side=up&min=0.37&sort=result"));
    expect(plain).toEqual({ view: "active", side: "all", least: 0, order: "edge" });
    expect(addressOf(plain)).toBe("");
  });

  it("takes a signal for ended when it is, whatever its row says", () => {
    expect(hasEnded(signal({}), NOW)).toBe(false);
    expect(hasEnded(signal({ expires_at: "2026-11-30T12:00:00Z" }), NOW)).toBe(true);
    expect(hasEnded(signal({ status: "executed", outcome: "stop" }), NOW)).toBe(true);
    expect(hasEnded(signal({ status: "executed" }), NOW)).toBe(false);
  });

  it("puts the best edge first and one without an edge last", () => {
    const rows = [signal({ id: 1, edge: null }), signal({ id: 2, edge: -0.3 }), signal({ id: 3, edge: 0.2 })];
    const shown = matching(rows, { view: "active", side: "all", least: 0.5, order: "edge" }, NOW);
    expect(shown.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(matching(rows, { view: "active", side: "short", least: 0, order: "edge" }, NOW)).toEqual([]);
  });
});

describe("the three ways in which a signal ends", () => {
  it("sum to one, and are not told where one of them is unknown or too much", () => {
    expect(endings(0.27, 0.36)?.map(({ chance }) => Math.round(chance * 100))).toEqual([27, 36, 37]);
    expect(endings(0.27, null)).toBeNull();
    expect(endings(0.7, 0.4)).toBeNull();
  });
});

describe("an order", () => {
  it("may be sent between the stop and what of the way to the target may be gone, on either side", () => {
    const long = boundsOf({ entry_price: 100, target_price: 110, stop_loss: 95 }, 0.25);
    expect(long).toEqual({ low: 95, high: 102.5 });
    const short = boundsOf({ entry_price: 100, target_price: 90, stop_loss: 105 }, 0.25);
    expect(short).toEqual({ low: 97.5, high: 105 });
    expect([95, 102.5, 102.6].map((price) => isInside(long, price))).toEqual([true, true, false]);
  });

  it("takes an amount as it is typed in either language, and nothing else", () => {
    expect(["2590", "2,590.50", "۲٬۵۹۰٫۵۰", " 0.5 ", "1,5"].map(amountOf)).toEqual([
      "2590",
      "2590.50",
      "2590.50",
      "0.5",
      "1.5",
    ]);
    expect(["", "0", "-5", "1e5", "much", "1.2.3"].map(amountOf)).toEqual([null, null, null, null, null, null]);
  });

  it("names first what no smaller size would mend", () => {
    const rule = (name: string, passed: boolean): RiskRule => ({ name, passed, value: 1, bound: 0, unit: "count" });
    const rules = [rule("cash", false), rule("open_risk", true), rule("chase", false)];
    expect(broken(rules).map(({ name }) => name)).toEqual(["chase", "cash"]);
  });
});

describe("the line of the account", () => {
  const point = (moment: string, total_value: string, held_btc_value: string | null) => ({
    moment,
    total_value,
    held_btc_value,
    cash: "0",
    positions_value: "0",
    exposure: "0",
    occasion: "hour" as const,
  });

  it("is in percent of the start, in order of time, and knows its deepest fall", () => {
    const line = equityLine({
      days: 30,
      starting_cash: "10000",
      base_currency: "USDT",
      points: [
        point("2026-11-30T02:00:00Z", "9900", "10100"),
        point("2026-11-30T01:00:00Z", "11000", null),
        point("2026-11-30T02:00:00Z", "9350", "10200"),
      ],
    });
    expect(line.map(({ yours, held }) => [Math.round(yours * 10) / 10, held && Math.round(held)])).toEqual([
      [10, null],
      [-6.5, 2],
    ]);
    expect(deepestFall(line)).toBeCloseTo(-15);
  });
});

describe("the form of limits", () => {
  const limits: Limits = {
    max_position_size: "1000",
    max_portfolio_risk: 0.02,
    max_asset_exposure: 0.25,
    max_sector_exposure: 0.5,
    max_total_exposure: 1,
    max_open_risk: 0.06,
    max_correlation: 0.9,
    max_var: 0.05,
    max_chase: 0.25,
    daily_loss_limit: 0.03,
    cooldown_losses: 3,
    cooldown_hours: 24,
    automatic: { enabled: false, min_edge: 0, sides: ["long", "short"], max_per_day: 3 },
  };

  it("writes what it reads, and sends only what was changed", () => {
    for (const field of LIMIT_FIELDS) {
      expect(Number(readAs(field, writtenAs(field, limits)))).toBe(Number(limits[field.key]));
    }
    const { update, wrong, changed } = wantedOf(limits, { max_var: "7.5", daily_loss_limit: "3" }, limits.automatic);
    expect([update, wrong, changed]).toEqual([{ max_var: 0.075 }, [], true]);
  });

  it("refuses what the server would, and takes zero where it is a limit", () => {
    const { update, wrong } = wantedOf(
      limits,
      { max_open_risk: "101", cooldown_losses: "2.5", max_position_size: "0", cooldown_hours: "۰" },
      limits.automatic,
    );
    expect(wrong).toEqual(["max_position_size", "max_open_risk", "cooldown_losses"]);
    expect(update).toEqual({ cooldown_hours: 0 });
  });
});

describe("curation", () => {
  it("offers only deeds that would change something for all that are picked", () => {
    expect(deedsOf("tier1", [])).toEqual([]);
    expect(deedsOf("tier1", [{ status: "active" }])).toEqual(["demote_to_tier2", "pause", "remove"]);
    expect(deedsOf("tier2", [{ status: "active" }, { status: "paused" }])).toEqual(["promote_to_tier1", "remove"]);
  });

  it("draws prices by their ratios and volumes from zero", () => {
    expect(logPath([1, 10, 100], 100, 44)).toBe("M0.0 42.0L50.0 22.0L100.0 2.0");
    expect(logPath([5], 100, 44)).toBeNull();
    expect(barsOf([1, 2], 10, 8).map(({ height }) => height)).toEqual([4, 8]);
  });
});

describe("what a message makes old", () => {
  it("is the account after an order, and nothing after a price", () => {
    expect(madeOld("execution")).toContain("portfolio");
    expect(madeOld("halt_update")).toContain("halts");
    expect(madeOld("price_update")).toEqual([]);
  });
});
