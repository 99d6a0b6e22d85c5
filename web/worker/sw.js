/* global SHELL */
/**
 * The worker of the installed app. `SHELL` is written above it by the build: the public files of the export and their common version.
 *
 * One cache, written once, at installation: what is in it was the same for every reader. Nothing that the API answers ever passes through
 * here, and no answer to a page's request is kept.
 *
 *   /_next/static/…     from the cache, else from the network: their names change with their content
 *   pages               from the network; from the cache where it does not answer
 *   icons, manifests    from the cache, else from the network
 *   anything else       goes past this worker: /api/, /metrics, /docs, all that is not a GET
 *
 * Orders that wait for the line are sent by orders.js, which the build writes below it.
 */
const PREFIX = "cryptopredict-shell-";
const CACHE = PREFIX + SHELL.version;
const KEPT = new Set(SHELL.files);
const PAGES = /^\/(?:(?:en|fa)(?:\/|$)|$)/;
const PATIENCE_MS = 6000;
/** What a proxy says where no server stands behind it. */
const AWAY = new Set([502, 503, 504]);

self.addEventListener("install", (event) => event.waitUntil(keepShell()));

self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
      await self.clients.claim();
    })(),
  ),
);

// A new version waits until a reader asks for it: pages that are open were made for the old one.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (PAGES.test(pathname)) event.respondWith(page(request, pathname));
  } else if (pathname.startsWith("/_next/static/") || (KEPT.has(pathname) && !PAGES.test(pathname))) {
    event.respondWith(kept(pathname).then((answer) => answer ?? fetch(request)));
  }
});

self.addEventListener("push", (event) => event.waitUntil(tell(event.data)));

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data));
});

/** Reads every file anew, but takes over from the version before what cannot have changed. */
async function keepShell() {
  const cache = await caches.open(CACHE);
  const read = async (path) => {
    const named = path.startsWith("/_next/static/");
    const before = named ? await caches.match(path, { ignoreVary: true }) : undefined;
    const answer = before ?? (await patiently(() => fetch(path, { cache: named ? "default" : "no-cache" })));
    // Half a shell is none: the installation fails and is tried again at a later visit.
    if (!answer.ok || answer.redirected) throw new Error(`${path} was answered with ${answer.status}`);
    await cache.put(path, answer);
  };
  // One after another: a proxy counts the requests of an address, and the page that is open needs its share of them.
  for (const path of SHELL.files) await read(path);
}

/** Asks again, after the time that is named, where there were too many requests. */
async function patiently(ask, tries = 5) {
  const answer = await ask();
  if (answer.status !== 429 || tries === 1) return answer;
  const seconds = Number(answer.headers.get("Retry-After")) || 1;
  await new Promise((resolve) => setTimeout(resolve, Math.min(seconds, 30) * 1000));
  return patiently(ask, tries - 1);
}

async function kept(path) {
  return (await caches.open(CACHE)).match(path, { ignoreVary: true });
}

/** The server's page; where it does not answer, or only something before it does, the kept one. */
async function page(request, pathname) {
  const path = pathname.endsWith("/") ? pathname : `${pathname}/`;
  const instead = async () => (await kept(path)) ?? Response.redirect(`/${await language(pathname)}/`);
  const asked = fetch(request);
  asked.catch(() => undefined); // it is heard below, unless patience ended before
  let timer;
  const tooLong = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  try {
    const answer = await Promise.race([asked, tooLong]);
    return answer === undefined || AWAY.has(answer.status) ? await instead() : answer;
  } catch {
    return instead();
  } finally {
    clearTimeout(timer);
  }
}

/** The language of an address, else the one that was chosen, else that of an open page, else the browser's. */
async function language(pathname = "") {
  const chosen = await self.cookieStore?.get("locale");
  const windows = await self.clients.matchAll({ type: "window" });
  const heard = [
    pathname.split("/")[1],
    chosen?.value,
    ...windows.map(({ url }) => new URL(url).pathname.split("/")[1]),
    ...self.navigator.languages.map((tag) => tag.split("-")[0]),
  ];
  return heard.find((name) => KEPT.has(`/${name}/`)) ?? "en";
}

/** Shows a message of the server, `{id, title, message, about}`; the browser demands that every push is shown. */
async function tell(data) {
  let sent = {};
  try {
    sent = data?.json() ?? {};
  } catch {
    // What cannot be read is not ours; the name alone is shown.
  }
  await self.registration.showNotification(sent.title ?? "CryptoPredict", {
    body: sent.message ?? "",
    tag: `cryptopredict-${sent.id ?? "unknown"}`,
    data: { id: whole(sent.id), ...sent.about },
    dir: "auto",
    icon: "/icons/icon-192.png",
    badge: "/icons/badge-96.png",
  });
}

/** A number that names something, null for anything else. */
function whole(value) {
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** The pages that tell of what a message is about, the best first, each with the number that it is asked with. */
function* ways({ id, page, event, signal_id, crypto_id }) {
  if (typeof page === "string") yield [page, null];
  if (whole(signal_id)) yield ["signal/", whole(signal_id)];
  if (event === "suggestion") yield ["suggestions/", null];
  else if (event === "regime_change") yield ["macro/", null];
  else if (whole(crypto_id)) yield ["asset/", whole(crypto_id)];
  yield ["notifications/", whole(id)];
}

/** Opens what a message is about: in the window that shows it already, else in a new one, so that nothing half written is lost. */
async function show(about) {
  const home = `/${await language()}/`;
  const [page, number] = [...ways(about ?? {})].find(([way]) => KEPT.has(home + way)) ?? ["", null];
  const path = `${home}${page}${number === null ? "" : `?id=${number}`}`;
  const { href } = new URL(path, self.location.origin);
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find(({ url }) => url === href);
  await (there ? there.focus() : self.clients.openWindow(href));
}
