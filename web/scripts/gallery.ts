/**
 * Draws every page in every theme, language and size, and the states it can be in, with a sheet to look at them all: run alone with
 * `-g macro` for one page. Pages come from the navigation and doors from the folders, so that a new one is drawn without being named.
 */
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, expect, type Page, type Route, test, type WebSocketRoute } from "@playwright/test";
import { furnish, home } from "../e2e/give";
import { withSettledClaims } from "../e2e/record-answers";
import { enter } from "../e2e/support";
import { pages } from "../src/shell/sections";
import { writeSheet } from "./contact-sheet";

const folder = new URL("../../.build/screenshots", import.meta.url).pathname;
const doorsFolder = new URL("../src/app/[locale]", import.meta.url).pathname;
const doors = readdirSync(doorsFolder).filter(
  (name) => !name.startsWith("(") && existsSync(join(doorsFolder, name, "page.tsx")),
);

const locales = ["en", "fa"] as const;
const themes = ["dark", "light"] as const;
const sizes = { desktop: [1440, 900], tablet: [900, 1200], phone: [390, 844] } as const;
type Locale = (typeof locales)[number];
type Size = keyof typeof sizes;

/** Each state is looked at twice, so that both languages, themes and ends of the sizes are seen. */
const glimpses: readonly [Locale, (typeof themes)[number], Size][] = [
  ["en", "dark", "desktop"],
  ["fa", "light", "phone"],
];

test.describe.configure({ mode: "serial", timeout: 120_000 });
test.use({ trace: "off" });

let context: BrowserContext;
let page: Page;
let silent = false;
let lines: WebSocketRoute[] = [];

test.beforeAll(async ({ browser }) => {
  mkdirSync(folder, { recursive: true });
  context = await browser.newContext();
  page = await enter(context);
  await page.routeWebSocket(/\/api\/v1\/ws\//, (line) => {
    if (silent) return;
    line.connectToServer();
    lines.push(line);
  });
});

test.afterAll(async () => {
  await context.close();
  writeSheet(folder);
});

/** All of the page: what waits until it is in sight has been in sight, and what paints late has painted. */
async function settle(): Promise<void> {
  await expect(
    page
      .getByRole("heading", { level: 1 })
      .or(page.getByRole("heading", { level: 2 }))
      .first(),
  ).toBeVisible();
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 700) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    await document.fonts.ready;
  });
  const chart = page.locator("#chart [role=img]").first();
  if ((await chart.count()) > 0) {
    await chart.scrollIntoViewIfNeeded();
    await expect(chart.locator("canvas").first()).toBeVisible();
  }
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(900);
}

async function draw(name: string, state: string, locale: Locale, theme: string, size: Size): Promise<void> {
  const [width, height] = sizes[size];
  await page.setViewportSize({ width, height });
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen;
  }, theme);
  await page.waitForTimeout(350);
  // The bar at the foot of the phone stays at the foot, whatever the length of the page.
  const all = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size === "phone") await page.setViewportSize({ width, height: Math.max(height, all) });
  const path = join(folder, [name, state, size, theme, locale, "png"].join("."));
  // Chromium sometimes paints nothing after a change of size until it is asked again.
  await expect(async () => page.screenshot({ path, fullPage: true, timeout: 8000 })).toPass({ timeout: 40_000 });
}

/** The address of a page; for one thing at a time, that of the first thing that the page above it leads to. */
async function addressOf(entry: (typeof pages)[number], locale: Locale): Promise<string | null> {
  const address = `/${locale}/${entry.path}`;
  if (!("under" in entry)) return address;
  const above = pages.find(({ id }) => id === entry.under)?.path ?? "";
  await page.goto(`/${locale}/${above}`);
  const link = page.locator(`main a[href*="/${entry.path}?"]`).first();
  await link.waitFor({ timeout: 8000 }).catch(() => null);
  return (await link.count()) > 0 ? link.getAttribute("href") : null;
}

async function inState(state: string, prepare: () => Promise<void>, after: () => Promise<void>): Promise<void> {
  for (const entry of pages) {
    for (const [locale, theme, size] of glimpses) {
      const address = await addressOf(entry, locale);
      if (address === null) continue;
      await prepare();
      await page.goto(address);
      await after();
      await settle();
      await draw(entry.id, state, locale, theme, size);
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await context.setOffline(false);
      silent = false;
    }
  }
}

const nothing = async () => undefined;

/** Answers what is read as `handle` says; the socket, which would bring it too, stays silent. */
async function withReads(handle: (route: Route) => Promise<void> | void): Promise<void> {
  silent = true;
  await page.route(/\/api\/v1\/(?!auth|setup|users\/me|sync)/, handle);
}

test("empty: as a new owner meets it", async () => {
  test.setTimeout(240_000);
  await inState("empty", nothing, nothing);
});

test("loading: nothing has answered yet", async () => {
  test.setTimeout(240_000);
  await inState("loading", () => withReads(() => undefined), nothing);
});

test("error: nothing could be read", async () => {
  test.setTimeout(240_000);
  const refused = { success: false, error: "no", error_code: 422, type: "bad_input" };
  await inState("error", () => withReads((route) => route.fulfill({ status: 422, json: refused })), nothing);
});

for (const name of doors) {
  test(`door: ${name}`, async ({ browser }) => {
    const own = await browser.newContext();
    const signedIn = page;
    page = await own.newPage();
    if (name === "setup") {
      await page.route("**/api/v1/setup", async (route) => {
        const answer = await (await route.fetch()).json();
        await route.fulfill({ json: { ...answer, data: { ...answer.data, needs_owner: true } } });
      });
    }
    for (const locale of locales) {
      await page.goto(`/${locale}/${name}/#a-token-of-nobody`);
      await settle();
      for (const theme of themes)
        for (const size of Object.keys(sizes) as Size[]) await draw(name, "door", locale, theme, size);
    }
    await own.close();
    page = signedIn;
  });
}

test("furnish", async () => {
  test.setTimeout(300_000);
  test.skip(home === undefined, "signals are put into the home of the server: set CRYPTOPREDICT_HOME");
  await furnish(page.request);
});

for (const entry of pages) {
  test(`page: ${entry.id}`, async () => {
    if (entry.id === "record") await withSettledClaims(page);
    for (const locale of locales) {
      const address = await addressOf(entry, locale);
      expect(address, `a ${entry.id} to look at`).not.toBeNull();
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(address as string);
      await settle();
      for (const size of Object.keys(sizes) as Size[])
        for (const theme of themes) await draw(entry.id, "full", locale, theme, size);
    }
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
}

test("offline: the line is cut while the page is open", async () => {
  test.setTimeout(400_000);
  await inState("offline", nothing, async () => {
    await settle();
    silent = true;
    await context.setOffline(true);
    // What goes through this process does not end with the network of the page.
    await Promise.all(lines.map((line) => line.close({ code: 1012 })));
    lines = [];
    await expect(page.getByRole("banner").getByText(/^(Offline|Not connected|قطع|وصل نیست)/)).toBeVisible();
  });
});
