import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { leadingTo, pages } from "../src/shell/sections";
import { expectAccessible, expectNoSidewaysScroll } from "./support";

export type Locale = "en" | "fa";

const catalogues = Object.fromEntries(
  ["en", "fa"].map((locale) => [
    locale,
    JSON.parse(readFileSync(new URL(`../messages/${locale}.json`, import.meta.url), "utf8")),
  ]),
);

/** The words of a catalogue by their path; those with figures in them cut before the first. */
export const wordsOf =
  (locale: Locale) =>
  (path: string): string => {
    const found = path.split(".").reduce((node, key) => node?.[key], catalogues[locale]);
    if (typeof found !== "string") throw new Error(`no words at ${path}`);
    return found.split("{")[0]?.trim() ?? "";
  };

/** The page is there and nothing on it waits any more. */
export async function expectRead(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("");
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** In Persian the page runs from right to left, its charts do not, and no figure is written in Latin digits. */
async function expectPersian(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/[\u0600-\u06ff]/);
  for (const chart of await page.locator("svg.chart:visible").all()) await expect(chart).toHaveCSS("direction", "ltr");
  const figures = await page.locator("main .num, main svg text").allTextContents();
  expect(figures.filter((text) => /[0-9]/.test(text))).toEqual([]);
}

/** On the phone: no table, room for a finger, and nothing that has to be scrolled sideways, down to 320 px. */
async function expectPhone(page: Page): Promise<void> {
  const controls =
    "header button:visible, nav a:visible, main .btn:visible, main .seg button:visible, main .chip:visible";
  const sizes = await page
    .locator(controls)
    .evaluateAll((all) =>
      all.map((one) => ({ what: one.textContent || one.ariaLabel, box: one.getBoundingClientRect() })),
    );
  expect(sizes.filter(({ box }) => Math.min(box.width, box.height) < 40).map(({ what }) => what)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 390, height: 844 });
}

/**
 * By keyboard through all of the page: the first stop is the way past the navigation; each stop is on the screen, not covered, and seen to
 * have the focus; none comes twice, and after the last the page is left.
 */
export async function expectKeyboard(page: Page): Promise<void> {
  // From the beginning, wherever the check before this one left the focus.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
  });
  const faults: string[] = [];
  for (let stop = 0; stop < 300; stop += 1) {
    await page.keyboard.press("Tab");
    const met = await page.evaluate((first) => {
      const at = document.activeElement as HTMLElement;
      if (at === document.body || at === null) return "end";
      const name = (at.getAttribute("aria-label") ?? at.textContent ?? at.tagName).trim().slice(0, 40);
      if (first) return at.classList.contains("skip") ? null : `the first stop is ${name}`;
      if (at.dataset.met) return at.dataset.met === "once" ? `${name} comes again` : null;
      at.dataset.met = "once";
      const box = at.getBoundingClientRect();
      const style = getComputedStyle(at);
      const ring = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
      if (!ring) return `${name} shows no focus`;
      if (box.bottom <= 0 || box.top >= innerHeight || box.width === 0) return `${name} is out of sight`;
      const x = Math.min(innerWidth - 1, Math.max(0, box.x + box.width / 2));
      const y = Math.min(innerHeight - 1, Math.max(0, box.y + box.height / 2));
      const hit = document.elementFromPoint(x, y);
      const covered = hit?.closest("header, nav") && !hit.closest("header, nav")?.contains(at);
      return covered ? `${name} is covered` : null;
    }, stop === 0);
    if (met === "end") break;
    if (met) faults.push(met);
    if (met?.endsWith("comes again")) break;
    expect(stop, "stops before the end of the page").toBeLessThan(299);
  }
  expect(faults).toEqual([]);
}

interface Walk {
  locale: Locale;
  phone: boolean;
  admin: boolean;
  keyboard: boolean;
}

/** Every page that the reader is led to, as it is in one language, theme and size. */
export async function walkPages(page: Page, { locale, phone, admin, keyboard }: Walk): Promise<void> {
  const look = async () => {
    await expectRead(page);
    await expectLooksRight(page, { locale, phone });
    if (keyboard) await expectKeyboard(page);
  };
  for (const { id, path } of leadingTo(pages, admin) as readonly { id: string; path: string }[]) {
    await page.goto(`/${locale}/${path}`);
    await expect(
      page.locator(phone ? "nav button" : "header button[popovertarget=account-menu]").first(),
    ).toBeVisible();
    await look();
    const below = pages.find((entry) => "under" in entry && entry.under === id);
    if (!below) continue;
    await page.locator(`main a[href*="/${below.path}?"]:visible`).first().click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/${below.path}`));
    await look();
  }
}

export async function expectLooksRight(page: Page, { locale, phone }: Pick<Walk, "locale" | "phone">): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  if (locale === "fa") await expectPersian(page);
  if (phone) await expectPhone(page);
}
