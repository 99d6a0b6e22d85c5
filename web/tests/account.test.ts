import { describe, expect, it } from "vitest";
import { tokenIn } from "@/entry/letter-token";
import { namesOf, ownerFaults, passwordFaults } from "@/entry/owner-rules";
import { daysOf } from "@/notices/days";
import { sentOf, toldOf, wayOf } from "@/notices/facts";
import { ruleWith, typedEdge } from "@/notices/rule";
import { deviceOf } from "@/settings/device";

describe("the letters of an account", () => {
  it("takes a token from a fragment, and nothing else for one", () => {
    expect(tokenIn("#aB3_-x.9~")).toBe("aB3_-x.9~");
    for (const fragment of ["", "#", "#a b", "#<b>", `#${"a".repeat(501)}`]) expect(tokenIn(fragment)).toBe("");
  });
});

describe("what is typed for an account", () => {
  it("counts characters as people do, and compares both passwords", () => {
    expect(passwordFaults({ password: "🔒🔒🔒🔒", again: "🔒🔒🔒🔒" })).toEqual({ password: "short" });
    expect(passwordFaults({ password: "long enough", again: "long  enough" })).toEqual({ again: "different" });
    expect(ownerFaults({ name: "", email: "a@b", password: "long enough", again: "long enough" })).toEqual({
      name: "name",
      email: "email",
    });
  });

  it("parts a name into the first word and the others", () => {
    expect(namesOf("  Sara  Rad  Nia ")).toEqual({ first_name: "Sara", last_name: "Rad Nia" });
    expect(namesOf("سارا")).toEqual({ first_name: "سارا", last_name: "" });
  });
});

describe("the device of a session", () => {
  it("knows a browser by what only it says, and the phone before its system's ancestor", () => {
    const chrome =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    expect(deviceOf(chrome)).toEqual({ browser: "Chrome", system: "Linux" });
    expect(deviceOf(`${chrome} Edg/140.0.0.0`).browser).toBe("Edge");
    expect(deviceOf("Mozilla/5.0 (Linux; Android 15) … Chrome/140 Mobile Safari/537.36").system).toBe("Android");
    expect(deviceOf("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) … Version/18.0 Safari/604.1")).toEqual({
      browser: "Safari",
      system: "iPhone",
    });
    expect(deviceOf("python-requests/2.32")).toEqual({ browser: null, system: null });
    expect(deviceOf(null)).toEqual({ browser: null, system: null });
  });
});

describe("a notification", () => {
  const facts = { event: "new_signal", signal_id: 7, crypto_id: 3, symbol: "SOL", side: "long", confidence: 0.56 };

  it("is told from its facts, a number that is not known as none", () => {
    expect(toldOf({ ...facts, edge: "much" })).toEqual({
      is: "new_signal",
      symbol: "SOL",
      side: "long",
      confidence: 0.56,
      edge: null,
    });
    expect(toldOf({ event: "system", what: "halted", reason: "an exchange is down" })).toEqual({
      is: "halted",
      reason: "an exchange is down",
    });
  });

  it("keeps the words of the server where a fact is missing or strange", () => {
    for (const data of [
      {},
      { event: "new_signal" },
      { ...facts, side: "up" },
      { event: "system", what: "another" },
      { event: "regime_change", regime: "bull", before: "sideways" },
    ])
      expect(toldOf(data)).toBeNull();
  });

  it("leads to what it is about, and nowhere where that is not known", () => {
    expect(wayOf("en", facts)).toBe("/en/signal/?id=7");
    expect(wayOf("fa", { event: "price_cross", crypto_id: 3 })).toBe("/fa/asset/?id=3");
    expect(wayOf("en", { event: "price_cross", crypto_id: "3" })).toBeNull();
  });

  it("does not hide a failure behind what arrived", () => {
    const sent = (...states: ("failed" | "pending" | "sent")[]) =>
      sentOf(states.map((status) => ({ way: "x", status, attempts: 1, error: null, due_at: "", sent_at: null })));
    expect(sent("sent", "failed", "pending")).toBe("failed");
    expect(sent("sent", "sent")).toBe("sent");
    expect(sent()).toBeNull();
  });

  it("stands with its day; what is urgent and unread stands on top, once", () => {
    const row = (id: number, at: string, more: object = {}) =>
      ({ id, created_at: at, notification_type: "signal", priority: "normal", status: "unread", ...more }) as const;
    const rows = [
      row(4, "2026-11-21T14:00:00Z"),
      row(3, "2026-11-21T01:00:00Z", { notification_type: "alert" }),
      row(2, "2026-11-20T23:00:00Z", { priority: "urgent" }),
      row(1, "2026-11-20T22:00:00Z", { priority: "urgent", status: "read" }),
    ] as const;
    const shape = (type: "all" | "alert") =>
      daysOf(rows, type).map(({ day, rows: some }) => [day, some.map(({ id }) => id)]);
    expect(shape("all")).toEqual([
      ["urgent", [2]],
      ["2026-11-21", [4, 3]],
      ["2026-11-20", [1]],
    ]);
    expect(shape("alert")).toEqual([["2026-11-21", [3]]]);
  });
});

describe("a rule of what one hears of", () => {
  const rule = {
    id: 5,
    event: "new_signal",
    is_active: true,
    priority: "high",
    filters: { sides: ["long"], min_edge: 0.5 },
    is_default: false,
  } as const;

  it("is written anew whole: what was not touched stays", () => {
    const other = { ...rule, filters: { ...rule.filters, sides: ["long"] } };
    expect(ruleWith(other, { is_active: false })).toEqual({
      event: "new_signal",
      is_active: false,
      priority: "high",
      filters: { sides: ["long"], min_edge: 0.5 },
    });
    expect(ruleWith(other, { min_edge: null }).filters).toEqual({ sides: ["long"] });
  });

  it("takes a least edge in either script, none where nothing is typed, and no other text", () => {
    expect(["", " 0 ", "0.5", "۱٫۵", "100"].map(typedEdge)).toEqual([null, 0, 0.5, 1.5, 100]);
    expect(["101", "-1", "much", "1e3"].map(typedEdge)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
