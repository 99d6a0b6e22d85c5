/** What the browser, the worker (worker/orders.js) and the pages call the sending of what waits; also the lock that one of them holds. */
export const ORDERS = "cryptopredict-waiting";

interface WithSync extends ServiceWorkerRegistration {
  /** Chromium only. */
  sync?: { register: (tag: string) => Promise<void> };
}

/** Lets the browser wake the worker once the line is back. Where it cannot or may not, the next page that is open sends. */
export async function wakeWorker(): Promise<void> {
  try {
    const registration: WithSync | undefined = await navigator.serviceWorker?.getRegistration("/");
    await registration?.sync?.register(ORDERS);
  } catch {
    // A private window or a reader's choice forbids it.
  }
}

/** Calls back when the worker was woken while a page is open: the page has a session, and sends itself. Returns the way to stop. */
export function onWoken(callback: () => void): () => void {
  const worker = navigator.serviceWorker;
  const hear = ({ data }: MessageEvent) => data === ORDERS && callback();
  worker?.addEventListener("message", hear);
  return () => worker?.removeEventListener("message", hear);
}
