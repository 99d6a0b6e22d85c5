import { describe, expect, it } from "vitest";
import type { Signal } from "@/lib/types";
import { endings } from "@/signal/endings";
import { addressOf, filterFrom, hasEnded, matching } from "@/signals/filters";

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
