/* global WORDS, language */
/**
 * Orders that were confirmed without a line, and wait in this browser's database (src/execute/waiting-store.ts). The browser wakes the
 * worker when the line is back, if it can do so at all, whether a page is open or not.
 *
 * What it may do, and no more: an order was confirmed by hand, its price and size with it, and says on its button that it is sent once. Its
 * key makes it one order however often it is sent, by a page and by this worker alike. The server looks at the price, the limits and the
 * halts itself; where the price has left the bounds of the signal nothing is bought, and the reader is asked again.
 *
 * The worker has no session of its own and stores none: it exchanges the cookie, which no script can read, for a token that it forgets when
 * it has sent. Without a session that still holds nothing is sent, and the reader is told. A sign-out empties the database first; each
 * order is read again right before it goes.
 */
const ORDERS = "cryptopredict-waiting";
/** An open page goes first: it has a session, and a screen to tell on. */
const PAGE_FIRST_MS = 5000;
const OF_PRICE = new Set(["chase", "stop_passed"]);

self.addEventListener("sync", (event) => {
  if (event.tag === ORDERS) event.waitUntil(sendOrders());
});

async function sendOrders() {
  const pages = await self.clients.matchAll({ type: "window" });
  for (const page of pages) page.postMessage(ORDERS);
  if (pages.length) await new Promise((resolve) => setTimeout(resolve, PAGE_FIRST_MS));
  await self.navigator.locks.request(ORDERS, async () => {
    const keys = (await orders((store) => store.getAll()))
      .filter(({ state }) => state === "waiting")
      .map(({ key }) => key);
    if (keys.length === 0) return;
    const session = await renewed();
    for (const key of keys) {
      const order = await orders((store) => store.get(key));
      if (order?.state !== "waiting") continue;
      if (session?.user.id === order.userId) await sendOrder(order, session.access_token);
      else await say(order, "signIn");
    }
  });
}

/** A failure that may pass is thrown: the browser wakes the worker again, and gives up after some tries; then it is the next page's. */
async function sendOrder(order, token) {
  const headers = { Authorization: `Bearer ${token}` };
  const signal = `/api/v1/layer4/signals/${order.signalId}`;
  const answer = await fetch(`${signal}/execute`, {
    method: "POST",
    cache: "no-store",
    headers: { ...headers, "Content-Type": "application/json", "Idempotency-Key": order.key },
    body: JSON.stringify({
      position_size: order.size,
      execution_type: "manual",
      order_type: "market",
      risk_confirmation: true,
    }),
  });
  let next = { ...order, state: "sent" };
  if (!answer.ok) {
    if (answer.status >= 500 || answer.status === 401 || answer.status === 429)
      throw new Error(`status ${answer.status}`);
    const rules = ((await answer.json()).details ?? []).map(({ field }) => field);
    const moved = rules.some((name) => OF_PRICE.has(name));
    let priceNow = null;
    if (moved) {
      const check = await fetch(`${signal}/risk-check?position_size=${order.size}`, { cache: "no-store", headers });
      if (!check.ok) throw new Error(`status ${check.status}`);
      priceNow = Number((await check.json()).data.price);
    }
    next = { ...order, state: moved ? "moved" : "refused", priceNow, rules };
  }
  // Dropped meanwhile by hand or by a sign-out: then nothing of it is written down again.
  if (await orders((store) => store.get(order.key))) await orders((store) => store.put(next), "readwrite");
  await say(order, next.state);
}

/** The session that the cookie stands for; null where it has ended. Pages and worker take turns, so that none uses up another's cookie. */
function renewed() {
  const ask = async (again) => {
    const answer = await fetch("/api/v1/auth/refresh", { method: "POST", cache: "no-store" });
    if (answer.ok) return (await answer.json()).data;
    if (answer.status === 401 || answer.status === 403) return null;
    if (answer.status !== 409 || !again) throw new Error(`status ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, 800));
    return ask(false);
  };
  return self.navigator.locks.request("cryptopredict-renew", () => ask(true));
}

/** Says what came of an order where the reader allows messages; the page tells it in any case when it is opened. */
async function say({ key, symbol, side }, what) {
  if (self.Notification?.permission !== "granted") return;
  const words = WORDS[await language()];
  await self.registration.showNotification(words[what].replace("{symbol}", symbol).replace("{side}", words[side]), {
    tag: `cryptopredict-order-${key}`,
    data: { page: "portfolio/" },
    dir: "auto",
    icon: "/icons/icon-192.png",
    badge: "/icons/badge-96.png",
  });
}

/** One deed in the store of orders. A database that no page has made yet is not made here: it would lack its stores. */
async function orders(deed, mode = "readonly") {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const opening = self.indexedDB.open("cryptopredict");
  opening.onupgradeneeded = () => opening.transaction.abort();
  const database = await done(opening);
  try {
    return await done(deed(database.transaction("executions", mode).objectStore("executions")));
  } finally {
    database.close();
  }
}
