import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { OF_PRICE } from "@/execute/bounds";
import type { Waiting } from "@/execute/waiting-store";

const root = new URL("..", import.meta.url).pathname;
const order: Waiting = {
  key: "k",
  userId: 7,
  signalId: 3,
  symbol: "SOL",
  side: "short",
  size: "500",
  price: 100,
  keptAt: 1,
  state: "waiting",
  priceNow: null,
  rules: [],
};
const session = { status: 200, body: { data: { access_token: "t", user: { id: 7 } } } };
const refused = (name: string) => ({ status: 409, body: { details: [{ field: name }] } });
const price = { status: 200, body: { data: { price: "120.5" } } };

/** The worker with one order in its database and no page open, woken once; `answers` are the server's, by the end of the path. */
async function woken(answers: Record<string, { status: number; body?: object }>, left = order) {
  const stored = new Map<string, Waiting>([[left.key, left]]);
  const asked: { path: string; headers: Record<string, string>; body: unknown }[] = [];
  const told: string[] = [];
  const request = (result: unknown) => {
    const made: { result: unknown; onsuccess?: () => void } = { result };
    queueMicrotask(() => made.onsuccess?.());
    return made;
  };
  const store = {
    getAll: () => request([...stored.values()]),
    get: (key: string) => request(stored.get(key)),
    put: (row: Waiting) => request(stored.set(row.key, row)),
  };
  const database = { transaction: () => ({ objectStore: () => store }), close: () => undefined };
  let wake: ((event: object) => void) | undefined;
  runInNewContext(readFileSync(`${root}worker/orders.js`, "utf8"), {
    WORDS: {
      en: { sent: "sent {symbol} {side}", moved: "moved", refused: "refused", signIn: "sign in", short: "Short" },
    },
    language: async () => "en",
    setTimeout,
    fetch: async (url: string, { headers = {}, body = "null" } = {} as { headers?: object; body?: string }) => {
      const path = url.replace(/^.*\/|\?.*$/g, "");
      asked.push({ path, headers: headers as Record<string, string>, body: JSON.parse(body) });
      const { status, body: said } = answers[path] ?? { status: 500 };
      return { ok: status < 400, status, json: async () => said };
    },
    self: {
      addEventListener: (_: string, listener: (event: object) => void) => {
        wake = listener;
      },
      clients: { matchAll: async () => [] },
      navigator: { locks: { request: (_: string, deed: () => unknown) => deed() } },
      indexedDB: { open: () => request(database) },
      Notification: { permission: "granted" },
      registration: { showNotification: async (title: string) => void told.push(title) },
    },
  });
  let done: Promise<unknown> = Promise.resolve();
  wake?.({ tag: "cryptopredict-waiting", waitUntil: (promise: Promise<unknown>) => (done = promise) });
  const failed = await done.then(
    () => false,
    () => true,
  );
  return { stored: stored.get(left.key), asked, told, failed };
}

describe("an order that the worker sends", () => {
  it("goes once, under its own key, and says so", async () => {
    const { stored, asked, told } = await woken({ refresh: session, execute: { status: 201, body: {} } });
    expect(asked.map(({ path }) => path)).toEqual(["refresh", "execute"]);
    expect(asked[1]?.headers).toMatchObject({ "Idempotency-Key": "k", Authorization: "Bearer t" });
    expect(asked[1]?.body).toMatchObject({ position_size: "500", risk_confirmation: true });
    expect(stored?.state).toBe("sent");
    expect(told).toEqual(["sent SOL Short"]);
  });

  it.each([...OF_PRICE])("is asked for again where the price has moved: %s", async (name) => {
    const answers = { refresh: session, execute: refused(name), "risk-check": price };
    expect((await woken(answers)).stored).toMatchObject({ state: "moved", priceNow: 120.5, rules: [name] });
  });

  it("is held where the server refuses it for another reason", async () => {
    const { stored, told } = await woken({ refresh: session, execute: refused("halted") });
    expect(stored).toMatchObject({ state: "refused", priceNow: null });
    expect(told).toEqual(["refused"]);
  });

  it("is not sent without its owner's session, nor twice, and waits on where the server fails", async () => {
    const ended = await woken({ refresh: { status: 401 } });
    expect(ended.asked.map(({ path }) => path)).toEqual(["refresh"]);
    expect([ended.stored?.state, ended.told]).toEqual(["waiting", ["sign in"]]);
    expect((await woken({ refresh: session }, { ...order, userId: 8 })).asked).toHaveLength(1);
    expect((await woken({ refresh: session }, { ...order, state: "sent" })).asked).toEqual([]);
    const down = await woken({ refresh: session, execute: { status: 503 } });
    expect([down.failed, down.stored?.state]).toEqual([true, "waiting"]);
  });
});
