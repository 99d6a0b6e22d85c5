import { readdirSync, readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const SHELL = { version: "1", files: ["/en/", "/fa/", "/en/portfolio/", "/_next/static/a.js", "/icon.svg"] };
const ORIGIN = "https://here.example";

type Answer = { status: number; from: string };

/** The worker in a world of its own: what a request is answered with, undefined where it goes past the worker. */
function world(network: (path: string) => Answer | Promise<Answer>) {
  const heard: Record<string, (event: object) => void> = {};
  const self = {
    addEventListener: (name: string, listener: (event: object) => void) => {
      heard[name] = listener;
    },
    location: { origin: ORIGIN },
    navigator: { languages: ["fa-IR", "en"] },
    clients: { matchAll: async () => [] },
  };
  const match = async (path: string) =>
    SHELL.files.includes(path) ? { status: 200, from: `kept ${path}` } : undefined;
  runInNewContext(readFileSync(`${root}worker/sw.js`, "utf8"), {
    SHELL,
    self,
    URL,
    setTimeout,
    clearTimeout,
    caches: { open: async () => ({ match }) },
    fetch: async ({ url }: { url: string }) => network(new URL(url).pathname),
    Response: { redirect: (to: string) => ({ status: 302, from: to }) },
  });
  return async (path: string, mode = "cors", method = "GET"): Promise<Answer | undefined> => {
    let answer: Promise<Answer> | undefined;
    const respondWith = (given: Promise<Answer>) => {
      answer = given;
    };
    heard.fetch?.({ request: { method, mode, url: new URL(path, ORIGIN).href }, respondWith });
    return answer;
  };
}

const away = () => Promise.reject(new TypeError("no line"));
const there = (path: string) => ({ status: 200, from: `server ${path}` });

describe("the worker of the app", () => {
  it("lets everything past that may be private or is not of this server", async () => {
    const ask = world(there);
    for (const path of ["/api/v1/portfolio", "/api/v1/health/ready", "/metrics", "/docs", "/openapi.json", "/sw.js"]) {
      expect(await ask(path), path).toBeUndefined();
      expect(await ask(path, "navigate"), path).toBeUndefined();
    }
    expect(await ask("/en/", "navigate", "POST")).toBeUndefined();
    expect(await ask("/en/portfolio/index.txt")).toBeUndefined();
    expect(await ask("https://elsewhere.example/_next/static/a.js")).toBeUndefined();
  });

  it("answers pages from the server, and from what it keeps where that is away", async () => {
    expect((await world(there)("/en/portfolio/?id=1", "navigate"))?.from).toBe("server /en/portfolio/");
    const ask = world(away);
    expect((await ask("/en/portfolio/?id=1", "navigate"))?.from).toBe("kept /en/portfolio/");
    expect((await ask("/en/portfolio", "navigate"))?.from).toBe("kept /en/portfolio/");
    // What it does not keep leads to the first page, in the language of the address, else of the reader.
    expect((await ask("/en/unknown/", "navigate"))?.from).toBe("/en/");
    expect((await ask("/", "navigate"))?.from).toBe("/fa/");
    // A proxy before a server that is down is no server; a server that says no is one.
    expect((await world(() => ({ status: 503, from: "proxy" }))("/fa/", "navigate"))?.from).toBe("kept /fa/");
    expect((await world(() => ({ status: 404, from: "server" }))("/fa/", "navigate"))?.from).toBe("server");
  });

  it("answers what never changes from what it keeps, else from the server", async () => {
    const ask = world(there);
    expect((await ask("/_next/static/a.js"))?.from).toBe("kept /_next/static/a.js");
    expect((await ask("/_next/static/newer.js"))?.from).toBe("server /_next/static/newer.js");
    expect((await ask("/icon.svg?v=1"))?.from).toBe("kept /icon.svg");
  });
});

describe("the manifests", () => {
  const read = (locale: string) => JSON.parse(readFileSync(`${root}public/manifest.${locale}.webmanifest`, "utf8"));

  it.each([
    ["en", "ltr"],
    ["fa", "rtl"],
  ])("of %s begins in its language, with icons of the size they say", (locale, dir) => {
    const manifest = read(locale);
    expect(manifest).toMatchObject({ lang: locale, dir, start_url: `/${locale}/`, scope: "/", display: "standalone" });
    const names = readdirSync(`${root}public/icons`);
    for (const { src, sizes } of manifest.icons.filter(({ type }: { type: string }) => type === "image/png")) {
      expect(names).toContain(src.replace("/icons/", ""));
      // A PNG says its width and height after its name and that of its first part.
      const picture = readFileSync(`${root}public${src}`);
      expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(sizes);
    }
    const words = JSON.parse(readFileSync(`${root}messages/${locale}.json`, "utf8"));
    for (const { name, url } of manifest.shortcuts) {
      expect(Object.values(words.nav)).toContain(name);
      expect(url.startsWith(`/${locale}/`)).toBe(true);
    }
  });
});
