import { expect, type Page, test, type WebSocketRoute } from "@playwright/test";
import { enter, expectAccessible, expectDashboard, expectNoSidewaysScroll, listen, signIn } from "./support";

test.describe.configure({ mode: "serial" });

let page: Page;
let console: ReturnType<typeof listen>;

test.beforeAll(async ({ browser }) => {
  page = await enter(await browser.newContext());
  console = listen(page);
});

test.afterAll(async () => {
  await page.context().close();
});

test("every layer card says what stands behind it", async () => {
  for (const name of ["Macro", "Sectors", "Assets", "Timing"]) {
    const card = page.getByRole("article", { name });
    await expect(card).toContainText(/In use|Baseline|No measurable edge|Stale|Did not run/);
    await expect(card.getByRole("img", { name: /of 4 checks passed/ })).toBeVisible();
    await expect(card).toContainText(/ago/);
  }
});

test("a page that is opened asks once for the decision, before its scripts are there", async () => {
  const asked: string[] = [];
  page.on("request", (request) => request.url().endsWith("/ui/dashboard") && asked.push(request.url()));
  await page.reload();
  await expectDashboard(page, "en");
  expect(asked).toHaveLength(1);
  expect(await page.evaluate(() => window.earlyRead)).toBeUndefined();
});

test("both charts have a table twin with the same data", async () => {
  await page.getByRole("button", { name: "Show as table: Market and regime" }).click();
  await expect(page.getByRole("region", { name: "Market and regime" }).getByRole("table")).toBeVisible();
  await page.getByRole("button", { name: "Show as table: Market and regime" }).click();

  const candles = page.locator("#chart");
  await page.getByRole("button", { name: "Show as table: Candles" }).click();
  await expect(candles.getByRole("columnheader", { name: "Close" })).toBeVisible();
  await candles.getByRole("button", { name: "Close" }).click();
  await expect(candles.getByRole("columnheader", { name: "Close" })).toHaveAttribute("aria-sort", "ascending");
  const download = page.waitForEvent("download");
  await candles.getByRole("button", { name: "Download CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/-1h\.csv$/);
  await page.getByRole("button", { name: "Show as table: Candles" }).click();
});

test("the candle chart changes asset and interval, and is read with the arrow keys", async () => {
  const chart = page.locator("#chart");
  await expect(chart.locator("canvas").first()).toBeVisible();
  await chart.getByRole("combobox", { name: "Asset" }).selectOption({ index: 3 });
  await chart.getByRole("button", { name: "1 d" }).click();
  await expect(chart.getByRole("img", { name: /daily candles/ })).toBeVisible();
  const reader = chart.getByRole("slider");
  await reader.focus();
  const before = await reader.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await expect(reader).not.toHaveAttribute("aria-valuetext", before ?? "");
  await expect(chart.getByRole("link", { name: /TradingView/ })).toBeVisible();
});

test("an asset of the table opens on the chart", async () => {
  const row = page.locator("#assets").getByRole("row").nth(1);
  const symbol = (await row.locator("bdi").first().textContent()) ?? "";
  await row.getByRole("button", { name: `Show the candles of ${symbol}` }).click();
  await expect(page.locator("#chart").getByRole("combobox").locator("option:checked")).toContainText(symbol);
});

test("cards, titles and rows lead to the pages that tell all of it", async () => {
  const ways = { Macro: "macro", Sectors: "sectors", Assets: "assets", Timing: "signals" };
  for (const [name, path] of Object.entries(ways)) {
    const card = page.getByRole("article", { name });
    await expect(card.getByRole("link", { name })).toHaveAttribute("href", `/en/${path}/`);
  }
  const titles = { market: "macro/", signals: "signals/", paper: "portfolio/", sectors: "sectors/", assets: "assets/" };
  for (const [id, path] of Object.entries(titles)) {
    await expect(page.locator(`#${id}`).getByRole("heading").getByRole("link").first()).toHaveAttribute(
      "href",
      `/en/${path}`,
    );
  }
  // All of a card is its link, and all of a row.
  await page.getByRole("article", { name: "Macro" }).click({ position: { x: 20, y: 60 } });
  await expect(page).toHaveURL(/\/en\/macro\/$/);
  await page.goBack();
  await expectDashboard(page, "en");
  await page
    .locator("#sectors")
    .getByRole("row")
    .filter({ has: page.getByRole("link") })
    .first()
    .click();
  await expect(page).toHaveURL(/\/en\/sectors\/\?compare=\d+#compare$/);
  await page.goto("/en/");
  await page.locator("#assets").getByRole("row").nth(1).getByRole("rowheader").click();
  await expect(page).toHaveURL(/\/en\/asset\/\?id=\d+$/);
  await page.goto("/en/");
  await expectDashboard(page, "en");
});

test("live numbers can be paused and run again", async () => {
  await page.getByRole("button", { name: "Pause live numbers" }).click();
  await expect(page.getByText(/^Paused$/)).toBeVisible();
  await page.getByRole("button", { name: "Resume live numbers" }).click();
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();
});

test("a reload keeps the session, the theme and the language stay chosen", async () => {
  await page.getByRole("button", { name: "Light theme" }).click();
  await page.reload();
  await expectDashboard(page, "en");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.getByRole("button", { name: "فارسی" }).click();
  await expectDashboard(page, "fa");
  await page.goto("/");
  await expectDashboard(page, "fa");
  await page.getByRole("button", { name: "English" }).click();
  await expectDashboard(page, "en");
});

test("nothing was complained of meanwhile", () => {
  console.expectNone();
});

test("the phone has cards, a bottom bar and no sideways scroll, down to 320 px", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("table", { name: "Assets" })).toBeHidden();
  await expect(page.locator("#assets").getByRole("listitem").first()).toBeVisible();
  const bar = page.getByRole("navigation", { name: "Main" });
  await expect(bar.getByRole("link")).toHaveText(["Home", "Signals", "Assets", "Portfolio"]);
  await expect(bar.getByRole("link", { name: "Home" })).toHaveAttribute("aria-current", "page");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  for (const control of await page
    .locator(
      "header button:visible, nav a:visible, nav button:visible, .btn:visible, .seg button:visible, h2 a:visible",
    )
    .all()) {
    const box = await control.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), await control.innerHTML()).toBeGreaterThanOrEqual(40);
  }
  const more = bar.getByRole("button", { name: "More" });
  await more.click();
  const sheet = page.getByRole("dialog", { name: "More" });
  for (const name of ["Macro", "Sectors", "Data", "Track record", "Models", "Notifications", "Settings"]) {
    await expect(sheet.getByRole("link", { name, exact: true })).toBeVisible();
  }
  for (const name of ["فارسی", "Sign out"])
    await expect(sheet.getByRole("button", { name, exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(more).toBeFocused();
  await more.click();
  await sheet.getByRole("link", { name: "Sectors" }).click();
  await expect(page).toHaveURL(/\/en\/sectors\/$/);
  await expect(sheet).toHaveCount(0);
  await bar.getByRole("link", { name: "Home" }).click();
  await expectDashboard(page, "en");
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 820, height: 1100 });
  await expectNoSidewaysScroll(page);
});

test("a market of imported files stands still at its date", async ({ browser }) => {
  const still = await enter(await browser.newContext());
  await still.routeWebSocket(/\/api\/v1\/ws\//, () => undefined);
  await still.route("**/api/v1/ui/dashboard", async (route) => {
    const answer = await (await route.fetch()).json();
    const stopped = { source: "files", as_of: "2025-01-01T00:00:00Z", next_decision_at: null };
    await route.fulfill({ json: { ...answer, data: { ...answer.data, ...stopped } } });
  });
  await still.reload();
  await expectDashboard(still, "en");
  await expect(still.getByText("As of 1 Jan 2025, 00:00 UTC")).toBeVisible();
  await expect(still.getByText("next in")).toHaveCount(0);
  await expect(still.getByRole("article", { name: "Macro" })).toContainText("as of 1 Jan 2025");
  await expect(still.getByRole("article").filter({ hasText: " ago" })).toHaveCount(0);
  await still.context().close();
});

test("without a closed day the market panel says when its line begins", async ({ browser }) => {
  const early = await enter(await browser.newContext());
  await early.route("**/api/v1/layer1/history*", async (route) => {
    const answer = await (await route.fetch()).json();
    await route.fulfill({ json: { ...answer, data: { ...answer.data, points: [] } } });
  });
  await early.reload();
  await expect(early.locator("#market")).toContainText("No closed days yet");
  await expectAccessible(early);
  await early.context().close();
});

test("a server that cannot be reached leaves the last data on the screen and says so", async () => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  const lines: WebSocketRoute[] = [];
  await page.routeWebSocket(/\/api\/v1\/ws\//, (line) => {
    line.connectToServer();
    lines.push(line);
  });
  await page.reload();
  await expectDashboard(page, "en");
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();

  await page.route("**/api/**", (route) => route.abort());
  for (const line of lines) await line.close();
  const notice = page.getByRole("alert").filter({ hasText: "The server cannot be reached" });
  await expect(notice).toContainText("You see what was last received");
  await expect(page.getByRole("article")).toHaveCount(4);
  await expect(page.getByText("Offline, data age")).toBeVisible();
  await page.unroute("**/api/**");
  await notice.getByRole("button", { name: "Try now" }).click();
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();
  await expect(notice).toBeHidden();
});

test("a session that ended keeps the page, asks to sign in and comes back", async () => {
  await page.context().clearCookies();
  await page.route("**/api/v1/layer1/history*", (route) =>
    route.fulfill({ status: 401, json: { success: false, error: "ended", error_code: 401, type: "unauthenticated" } }),
  );
  await page.getByRole("button", { name: "30 d" }).click();
  const notice = page.getByRole("alert").filter({ hasText: "Your session has ended" });
  await expect(notice).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(4);
  await page.unroute("**/api/v1/layer1/history*");
  await notice.getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/sign-in\/$/);
  await signIn(page, "en");
  await expectDashboard(page, "en");
});
