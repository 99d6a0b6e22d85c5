import { dropPush } from "./push";

const SHELL = "cryptopredict-shell-";

/**
 * What a sign-out takes from this browser beyond the session: orders that wait, every cache but the public files of the app, and the
 * messages that would still come for whoever left. One that fails holds up no other.
 */
export async function leaveNothing(): Promise<void> {
  await Promise.allSettled([dropPush(), dropWaitingOrders(), dropCaches()]);
}

async function dropWaitingOrders(): Promise<void> {
  const { purgeWaiting } = await import("@/execute/waiting-store");
  await purgeWaiting();
}

async function dropCaches(): Promise<void> {
  if (!("caches" in window)) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !name.startsWith(SHELL)).map((name) => caches.delete(name)));
}
