/** Draws the pictures of the documentation from a real server, the way the end-to-end tests meet it. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { furnish, home } from "../e2e/give";
import { withSettledClaims } from "../e2e/record-answers";
import { enter, expectDashboard, expectData } from "../e2e/support";

const images = new URL("../../docs/images", import.meta.url).pathname;
const MOST_BYTES = 400_000;

/** Everything drawn, at the top of the page. */
async function settle(page: Page, locale: "en" | "fa"): Promise<void> {
  await page.goto(`/${locale}/`);
  await expectDashboard(page, locale);
  await page.locator("#chart").scrollIntoViewIfNeeded();
  await expect(page.locator("#chart canvas").first()).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  // The chart paints after its canvas is there, and the count beside the connection has to be seen.
  await page.waitForTimeout(1500);
}

/** The page of data, with every panel filled. */
async function settleData(page: Page, locale: "en" | "fa"): Promise<void> {
  await page.goto(`/${locale}/data/`);
  await expectData(page, locale);
  await expect(page.locator("#workers li").first()).toBeVisible();
  await page.waitForTimeout(1500);
}

/** What is on the screen, or the page down to the end of a panel: no row is cut in two. */
async function draw(page: Page, name: string, until?: string): Promise<void> {
  const path = join(images, name);
  const width = page.viewportSize()?.width ?? 0;
  const end = until ? await page.locator(until).boundingBox() : null;
  const height = end ? Math.round(end.y + end.height) + 8 : null;
  await page.screenshot(height ? { path, fullPage: true, clip: { x: 0, y: 0, width, height } } : { path });
  expect(statSync(path).size, `${name} in bytes`).toBeLessThan(MOST_BYTES);
}

test("the pictures of the documentation", async ({ browser }) => {
  test.setTimeout(300_000);
  const desktop = await enter(await browser.newContext({ viewport: { width: 1440, height: 1024 } }));
  if (home !== undefined) await furnish(desktop.request);
  await withSettledClaims(desktop);
  await settle(desktop, "en");
  await draw(desktop, "dashboard.png", "#chart");
  await settleData(desktop, "en");
  await draw(desktop, "data.png", "#quality");
  for (const name of ["macro", "sectors", "assets", "portfolio", "suggestions", "track-record", "signals"]) {
    await desktop.goto(`/en/${name}/`);
    await expect(desktop.getByRole("heading", { level: 1 })).toBeVisible();
    await desktop.waitForTimeout(2500);
    await draw(desktop, `${name}.png`);
  }
  await desktop.locator('main a[href*="/signal/?"]').first().click();
  await desktop.mouse.move(0, 0); // no crosshair
  await expect(desktop.locator("#chart canvas").first()).toBeVisible();
  await desktop.waitForTimeout(1500);
  await draw(desktop, "signal.png");
  await desktop.getByRole("button", { name: "Light theme" }).click();
  await settle(desktop, "fa");
  await draw(desktop, "dashboard-fa.png", "#chart");
  await settleData(desktop, "fa");
  await draw(desktop, "data-fa.png", "#quality");

  const phone = await enter(
    await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true }),
  );
  await settle(phone, "en");
  await draw(phone, "dashboard-phone.png");
  await settleData(phone, "en");
  await draw(phone, "data-phone.png");
});
