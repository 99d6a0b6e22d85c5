import { useApp } from "./store";

/** A page that stays open for days asks for itself whether there is a new version. */
const LOOK_MS = 3_600_000;
const PATIENCE_MS = 5000;

let asked = false;

/** The worker's standing for this page. Only the export has one, and only a secure address. */
export const registered = async (): Promise<ServiceWorkerRegistration | undefined> =>
  "serviceWorker" in navigator ? navigator.serviceWorker.getRegistration("/") : undefined;

/** The same once it works; a first visit may come here before that. Undefined where none does. */
export const working = async (): Promise<ServiceWorkerRegistration | undefined> => {
  if (!("serviceWorker" in navigator)) return undefined;
  const tooLong = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
  return Promise.race([navigator.serviceWorker.ready, tooLong]);
};

/** Installs the worker, and says when a newer one waits or has taken over from the one that this page began with. Returns the way to stop. */
export function keepWorker(): () => void {
  if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return () => undefined;
  const { serviceWorker } = navigator;
  // Without one at the beginning, the first that comes is no change.
  let beginning = serviceWorker.controller === null;
  const say = () => useApp.setState({ renewed: true });

  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && serviceWorker.controller !== null) say();
    });

  const taken = () => {
    if (asked) window.location.reload();
    else if (beginning) beginning = false;
    // Another page has asked: the files of this one are on their way out.
    else say();
  };
  serviceWorker.addEventListener("controllerchange", taken);

  let timer: ReturnType<typeof setInterval> | undefined;
  const standing = serviceWorker.register("/sw.js", { updateViaCache: "none" }).then(registered);
  void standing.then(
    (registration) => {
      if (!registration) return;
      if (registration.waiting && serviceWorker.controller) say();
      watch(registration.installing);
      registration.addEventListener("updatefound", () => watch(registration.installing));
      timer = setInterval(() => void registration.update().catch(() => undefined), LOOK_MS);
    },
    // Offline, or a browser that forbids it: the page works without.
    () => undefined,
  );
  return () => {
    clearInterval(timer);
    serviceWorker.removeEventListener("controllerchange", taken);
  };
}

/** Lets the newer version take over and opens this page anew in it. */
export async function renewApp(): Promise<void> {
  const waiting = (await registered())?.waiting;
  if (!waiting) {
    window.location.reload();
    return;
  }
  asked = true;
  waiting.postMessage("take-over");
}
