import { expect, test } from "@playwright/test";
import { withSettledClaims } from "./record-answers";
import { enter, expectAccessible, expectNoSidewaysScroll, listen } from "./support";

test.beforeAll(async ({ browser }) => {
  // Without an owner the door leads to the set-up.
  await (await enter(await browser.newContext())).context().close();
});

test("a stranger reads what has been said and that nothing has come due", async ({ browser }) => {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const console = listen(page);
  await page.goto("/en/sign-in/");
  await page.getByRole("link", { name: "The track record" }).click();
  await expect(page).toHaveURL(/\/en\/track-record\/$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Too early to say: /);
  await expect(page.getByText("Simulated market", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Live" })).toContainText("No live claim has been settled");
  await expect(page.getByRole("region", { name: "Waiting for their time" })).toContainText("Assets");
  await expect(page.getByText("cryptopredict verify-ledger ledger.ndjson")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  console.expectNone();

  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/sign-in\/\?to=record$/);
  await context.close();
});

test("settled claims are judged live and backtest apart, by keyboard and in both languages", async ({ browser }) => {
  const page = await enter(await browser.newContext());
  const console = listen(page);
  await withSettledClaims(page);
  await page.getByRole("link", { name: "Track record" }).click();
  await expect(page.getByRole("link", { name: "Track record" })).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Better than a plain look at the past on 2 of 4 questions, worse on 1",
  );

  const live = page.locator("#live");
  const row = live.getByRole("row").filter({ hasText: "Target before stop" });
  await expect(row).toContainText("Too few to tell");
  await expect(live).not.toContainText("Sector leads next");
  await expect(page.locator("#backtest")).toContainText("Sector leads next");
  await expect(live.getByRole("img", { name: /^Reliability diagram of Regime ahead/ })).toBeVisible();
  await live.getByRole("button", { name: /^Target before stop/ }).focus();
  await page.keyboard.press("Enter");
  await expect(live.getByRole("img", { name: /^Reliability diagram of Target before stop/ })).toBeVisible();
  await expect(live).toContainText("Hollow: fewer than 30 claims.");
  await live.getByRole("button", { name: "Show as table: Said and happened: Target before stop" }).click();
  await expect(live.getByRole("columnheader", { name: "Part, least sure first" })).toBeVisible();
  await expect(page.locator("#results")).toContainText("spans zero");
  await expectAccessible(page);

  // On paper there is what was said and what happened, and nothing to click.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(live.getByRole("table").first()).toBeVisible();
  await expect(live.getByRole("button", { name: "Show as table" })).toHaveCount(0);
  await page.emulateMedia({ media: null });

  await page.getByRole("button", { name: "Light theme" }).click();
  await page.getByRole("button", { name: "فارسی" }).click();
  await expect(page).toHaveURL(/\/fa\/track-record\/$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^از .۴. پرسش/);
  await expect(page.locator("#live svg.chart")).toHaveCSS("direction", "ltr");
  const figures = await page.locator("#live, #results, #backtest, #waiting").allTextContents();
  expect(figures.join(" ").match(/[0-9]+/g)).toBeNull();
  await expectAccessible(page);

  for (const width of [390, 320, 820]) {
    await page.setViewportSize({ width, height: 844 });
    await expectNoSidewaysScroll(page);
    if (width === 390) await expectAccessible(page);
  }
  console.expectNone();
  await page.context().close();
});

test("an answer that fails can be asked for again; one that is there stays when the server goes", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await page.route("**/api/v1/track-record", (route) =>
    route.fulfill({ status: 422, json: { success: false, error: "no", error_code: 422, type: "bad_input" } }),
  );
  await page.goto("/en/track-record/");
  await expect(page.getByText("The track record could not be read")).toBeVisible();
  await page.unroute("**/api/v1/track-record");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Too early to say/);

  await page.route("**/api/**", (route) => route.abort());
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: "The server cannot be reached" })).toBeVisible();
  await page.unroute("**/api/**");
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Too early to say/);
  await page.context().close();
});
