import { api, open } from "@/lib/api";
import { registered, working } from "./worker";

/** Why messages cannot come to this browser, or whether they do. */
export type PushStanding = "insecure" | "unable" | "forbidden" | "off" | "on";

/** How long a sign-out waits for the server to forget this browser; the browser itself forgets either way. */
const PATIENCE_MS = 3000;

export async function pushStanding(): Promise<PushStanding> {
  if (!window.isSecureContext) return "insecure";
  if (!("PushManager" in window) || !("Notification" in window)) return "unable";
  if (Notification.permission === "denied") return "forbidden";
  const worker = await working();
  if (!worker) return "unable";
  return (await worker.pushManager.getSubscription()) ? "on" : "off";
}

/** Has this browser told. Asks the reader for permission, so only ever at a click; what the server refuses is undone here too. */
export async function takePush(): Promise<PushStanding> {
  if ((await Notification.requestPermission()) !== "granted") return pushStanding();
  const worker = await working();
  if (!worker) return "unable";
  const { key } = await open(api.GET("/api/v1/notifications/vapid-key"));
  // One of another key would be in the way.
  await (await worker.pushManager.getSubscription())?.unsubscribe();
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  try {
    const { endpoint, keys } = made.toJSON();
    const body = { endpoint: endpoint ?? "", p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" };
    await open(api.POST("/api/v1/notifications/subscribe", { body }));
  } catch (reason) {
    await made.unsubscribe();
    throw reason;
  }
  return "on";
}

/** Leaves this browser alone, whether or not the server hears of it: the push service refuses what is sent after that. */
export async function dropPush(): Promise<PushStanding> {
  const worker = "PushManager" in window ? await registered() : undefined;
  const made = await worker?.pushManager.getSubscription();
  if (!worker || !made) return "off";
  await Promise.allSettled([
    api.DELETE("/api/v1/notifications/subscribe", {
      body: { endpoint: made.endpoint },
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
    made.unsubscribe(),
  ]);
  return (await worker.pushManager.getSubscription()) ? "on" : "off";
}
