import { expect, type Page, test } from "@playwright/test";
import { enter, expectAccessible, expectData, listen, signIn } from "./support";

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

const closeOnChart = async () => (await page.locator("#chart bdi").nth(3).textContent()) ?? "";

/** Puts the coin on the chart whose price is shown in the most digits: one of four may stand still for minutes. */
async function chooseFinest(): Promise<void> {
  const rows = page.locator("#assets tbody tr");
  const prices = await rows.locator("td:nth-child(2)").allTextContents();
  const digits = prices.map((price) => price.replace(/\D/g, "").replace(/^0+/, "").length);
  await rows
    .nth(digits.indexOf(Math.max(...digits)))
    .getByRole("button")
    .click();
}

test("the last bar of the chart follows the prices, and a closed one comes without a reload", async () => {
  test.setTimeout(300_000);
  const chart = page.locator("#chart");
  await chooseFinest();
  await expect(chart).toBeInViewport();
  // Away from the canvas: where the pointer is, a closed bar is read.
  await page.mouse.move(0, 0);
  await expect(chart.getByText("still forming")).toBeVisible();
  const before = await closeOnChart();
  await expect.poll(closeOnChart, { timeout: 120_000 }).not.toBe(before);

  const minutes = async () => {
    const read = await page.waitForResponse((answer) => /\/prices\/\d+\?interval=1m&limit=720/.test(answer.url()));
    return (await read.json()).data.epoch_seconds.at(-1) as number;
  };
  const first = minutes();
  await chart.getByRole("button", { name: "1 min" }).click();
  await page.mouse.move(0, 0);
  await expect(chart.getByRole("img", { name: /one-minute candles/ })).toBeVisible();
  const known = await first;
  await expect.poll(minutes, { timeout: 120_000, intervals: [0] }).toBeGreaterThan(known);
  await expect(chart.getByText("still forming")).toBeVisible();
  await expectAccessible(page);
});

test("the light leads to where the data comes from, without a new connection", async () => {
  const tickets: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/ws-ticket")) tickets.push(request.url());
  });
  await page.getByRole("link", { name: /^Connected/ }).click();
  await expectData(page, "en");
  await expect(page.getByRole("region", { name: "Kind of market" })).toContainText("Simulated market");
  await expect(page.getByText("No price here is real.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Data", exact: true })).toHaveAttribute("aria-current", "page");
  for (const row of await page.locator("#sources tbody tr:not(.group-head)").all()) {
    await expect(row).toContainText(/Fresh|Late|Stale|Missing/);
  }
  const age = page.getByText(/^looked at/);
  await expect(age).not.toHaveText((await age.textContent()) ?? "");
  expect(tickets).toEqual([]);
  await expectAccessible(page);
});

test("an admin starts a sync and sees it end", async () => {
  const asked = page.waitForResponse((answer) => answer.url().endsWith("/tasks/sync_all_prices/run"));
  await page.locator("#jobs").getByRole("button", { name: "Run now: Prices" }).click();
  expect((await asked).status()).toBe(202);
  await expect(page.getByText("Prices: Done.")).toBeAttached({ timeout: 60_000 });
  const row = page.locator("#jobs tr").filter({ has: page.getByRole("rowheader", { name: "Prices", exact: true }) });
  await expect(row).toContainText("Done");
  await expect(row.getByRole("button", { name: "Run now: Prices" })).toBeEnabled();
  await expect(page.locator("#workers")).toContainText("Reads the market");
  await expect(page.locator("#quality")).toContainText("Open gaps");
  // Every job has a name in words.
  expect(
    (await page.locator("#jobs").getByRole("rowheader").allTextContents()).filter((name) => /_/.test(name)),
  ).toEqual([]);
});

test("the phone has cards instead of tables", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("table")).toHaveCount(0);
  await expect(page.locator("#sources").getByRole("listitem").first()).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 1000 });
});

test("nothing was complained of meanwhile", () => {
  console.expectNone();
});

test("a source that fails says why, in the light and in words", async () => {
  await page.route("**/api/v1/sync/sources", async (route) => {
    const answer = await (await route.fetch()).json();
    const [first, ...rest] = answer.data.sources;
    const retry_at = new Date(Date.now() + 300_000).toISOString();
    const detail = "418 until later";
    const failing = {
      ...first,
      state: "stale",
      reason: "rate_limited",
      detail,
      retry_at,
      failures: 4,
      data_age_s: 9999,
    };
    const fresh = rest.map((row: object) => ({ ...row, state: "fresh", reason: null }));
    await route.fulfill({
      json: { ...answer, data: { ...answer.data, state: "stale", sources: [failing, ...fresh] } },
    });
  });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Some data is stale. No signal comes from it.");
  const row = page.locator("#sources tbody tr:not(.group-head)").first();
  await expect(row).toContainText("The provider asks us to wait");
  await expect(row).toContainText("418 until later");
  await expect(row).toContainText(/in 4 min|in 5 min/);
  await page.getByRole("link", { name: "Dashboard" }).click();
  await expect(page.getByRole("link", { name: /Data stale/ })).toBeVisible();
  await page.getByRole("link", { name: /Data stale/ }).click();
  await expectData(page, "en");
  await page.unroute("**/api/v1/sync/sources");
});

test("without the server the page keeps what it knew; a session that ended leads back here", async () => {
  await page.reload();
  await expectData(page, "en");
  await page.route("**/api/**", (route) => route.abort());
  const notice = page.getByRole("alert").filter({ hasText: "The server cannot be reached" });
  await expect(notice).toBeVisible({ timeout: 40_000 });
  await expect(page.locator("#sources").getByRole("table")).toBeVisible();
  await page.unroute("**/api/**");
  await notice.getByRole("button", { name: "Try now" }).click();
  await expect(notice).toBeHidden();

  await page.context().clearCookies();
  await page.reload();
  await expect(page).toHaveURL(/\/en\/sign-in\/\?to=data$/);
  await signIn(page, "en");
  await expectData(page, "en");
});
