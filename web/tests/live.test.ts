import { describe, expect, it } from "vitest";
import { changesDecision, openingOf, parseEnvelope, pricesOf, retryDelay } from "@/live/messages";
import { describeConnection } from "@/shell/connection-state";

describe("messages of the socket", () => {
  it("takes what has a type and leaves the rest", () => {
    expect(parseEnvelope('{"type":"ping","seq":4,"data":{}}')).toEqual({ type: "ping", seq: 4, data: {} });
    expect(parseEnvelope('{"seq":4}')).toBeNull();
    expect(parseEnvelope("not json")).toBeNull();
    expect(parseEnvelope(new ArrayBuffer(2))).toBeNull();
  });

  it("reads prices and refuses impossible ones", () => {
    const data = {
      prices: [
        { crypto_id: 1, price: 91_240, change_24h: -0.4 },
        { crypto_id: 2, price: 0 },
        { crypto_id: "3", price: 1 },
        { crypto_id: 4, price: 2.5, change_24h: null },
      ],
    };
    expect(pricesOf(data)).toEqual({ 1: { price: 91_240, change: -0.4 }, 4: { price: 2.5, change: null } });
    expect(pricesOf(null)).toEqual({});
  });

  it("knows an opening that resumes from one that begins anew", () => {
    expect(openingOf({ stream: "a", resumed: true, dashboard: null })).toEqual({
      stream: "a",
      resumed: true,
      dashboard: null,
    });
    expect(openingOf(undefined)).toEqual({ stream: "", resumed: false, dashboard: null });
  });

  it("reads the decision again only when it may have changed", () => {
    expect(["layer1_update", "layer4_update", "new_signal", "signal_update"].every(changesDecision)).toBe(true);
    expect(["price_update", "ping", "dashboard_init", "layer5_update"].some(changesDecision)).toBe(false);
  });

  it("comes back later and later, but within 36 s", () => {
    expect([0, 1, 2, 3, 4, 9].map((attempt) => retryDelay(attempt, 0))).toEqual([1, 2, 4, 8, 16, 30]);
    expect(retryDelay(9, 1)).toBe(36);
  });
});

describe("the connection light", () => {
  const seen = { link: "live", heardAt: 10_000, pausedAt: null, dataAt: 4000, source: "live", now: 12_000 } as const;

  it("says live only of a live market", () => {
    expect(describeConnection(seen, 0)).toEqual({ key: "live", mood: "good", at: null, age: 2 });
    expect(describeConnection({ ...seen, source: "simulated" }, 0).key).toBe("connected");
  });

  it("tells the age of the data when there is no connection, and a pause before all", () => {
    const offline = { ...seen, link: "unreachable" } as const;
    expect(describeConnection(offline, 724_000)).toEqual({ key: "offline", mood: "bad", at: null, age: 720 });
    expect(describeConnection({ ...offline, source: "files" }, 724_000).key).toBe("stopped");
    expect(describeConnection({ ...offline, dataAt: null }, 724_000).key).toBe("stopped");
    expect(describeConnection({ ...offline, pausedAt: 9 }, 0)).toEqual({
      key: "paused",
      mood: "still",
      at: 9,
      age: null,
    });
    expect(describeConnection({ ...seen, link: "reconnecting" }, 0).mood).toBe("waiting");
  });
});
