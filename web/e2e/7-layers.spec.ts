import { expect, type Page, test } from "@playwright/test";
import { enter, expectAccessible, listen, signIn } from "./support";

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

const heading = () => page.getByRole("heading", { level: 1 });

test("macro: what market it is, over time, now and ahead; the range is in the address", async () => {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Macro", exact: true }).click();
  await expect(page).toHaveURL(/\/en\/macro\/$/);
  await expect(heading()).toHaveText(/^(Bull|Bear|Neutral|Volatile) now, probability 0\.\d\d$/);
  await expect(page.getByRole("link", { name: "Macro", exact: true })).toHaveAttribute("aria-current", "page");
  const history = page.locator("#history");
  await history.getByRole("button", { name: "30 d" }).click();
  await expect(page).toHaveURL(/\?range=30d$/);
  await expect(history.getByRole("img", { name: /over 30 closed days/ })).toBeVisible();
  const reader = history.getByRole("slider");
  await reader.focus();
  const newest = await reader.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await expect(reader).not.toHaveAttribute("aria-valuetext", newest ?? "");
  await history.getByRole("button", { name: "Show as table: Index and regimes" }).click();
  await expect(history.getByRole("columnheader", { name: "Chance said" })).toBeVisible();
  await expect(page.locator("#forecast").getByRole("row")).toHaveCount(4);
  await expect(page.locator("#sentiment")).toContainText("Fear and greed");
  await expect(page.locator("#dominance").getByRole("row", { name: /^Bitcoin \d/ })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(history.getByRole("button", { name: "30 d" })).toHaveAttribute("aria-pressed", "true");
});

test("sectors: heat, weights, flow and lines, each with its table", async () => {
  await page.getByRole("link", { name: "Sectors", exact: true }).first().click();
  await expect(page).toHaveURL(/\/en\/sectors\/$/);
  await expect(heading()).toHaveText(/weights/i);
  await expect(page.locator("#heat").getByRole("listitem").first()).toContainText("%");
  for (const [panel, name] of [
    ["heat", "Heat map"],
    ["flow", "Flow"],
    ["compare", "Comparison"],
    ["correlations", "Correlations"],
  ]) {
    const twin = page.locator(`#${panel}`).getByRole("button", { name: `Show as table: ${name}` });
    await twin.click();
    await expect(page.locator(`#${panel}`).getByRole("button", { name: "Download CSV" })).toBeVisible();
    await twin.click();
  }
  const compare = page.locator("#compare");
  await compare.getByRole("button", { name: "DeFi" }).click();
  await expect(page).toHaveURL(/compare=[\d%C]+/);
  await expect(compare.getByRole("img")).toHaveAccessibleName(/DeFi [+−\d]/);
  await expect(page.locator("#momentum").getByRole("columnheader", { name: "Momentum" })).toBeVisible();
  await expectAccessible(page);
});

test("assets: tabs, order and filter; a row leads to its asset", async () => {
  await page.getByRole("link", { name: "Assets", exact: true }).first().click();
  await expect(heading()).toHaveText(/pass(es)? the selection$/);
  const rows = page.getByRole("table", { name: "Assets" }).getByRole("rowheader");
  await expect(rows).toHaveCount(20);
  await page.getByRole("button", { name: "24 h" }).click();
  await expect(page).toHaveURL(/sort=day/);
  await expect(page.getByRole("columnheader", { name: "24 h" })).toHaveAttribute("aria-sort", "descending");
  await page.getByRole("button", { name: "All scored" }).click();
  await page.getByRole("searchbox").fill("bitcoin");
  await expect(rows.first()).toContainText("Bitcoin");
  await expect(page).toHaveURL(/tab=all.*q=bitcoin|q=bitcoin.*tab=all/);
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  expect((await file).suggestedFilename()).toBe("assets-all.csv");
  await page.getByRole("button", { name: "Mine" }).click();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByText("No list of your own")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Tier 1" }).click();
  await rows.filter({ hasText: "BTC" }).getByRole("link").click();
  await expect(page).toHaveURL(/\/en\/asset\/\?id=\d+$/);
});

test("asset: candles with indicators, what is said of it and why", async () => {
  await expect(heading()).toContainText("BTC");
  const chart = page.locator("#chart");
  await expect(chart.locator("canvas").first()).toBeVisible();
  await chart.locator("summary").click();
  await chart.getByRole("checkbox", { name: "Bollinger 20, 2" }).check();
  await chart.getByRole("checkbox", { name: "SMA 50" }).check();
  await expect(chart.getByRole("checkbox", { name: "EMA 21" })).toBeDisabled();
  await chart.getByRole("checkbox", { name: "RSI 14" }).check();
  await expect(page).toHaveURL(/with=sma50%2Cbollinger%2Crsi/);
  await expect(chart.getByRole("listitem").filter({ hasText: "RSI 14" })).toContainText(/\d\d\.\d/);
  await chart.locator("summary").click();
  await chart.getByRole("button", { name: "Show as table: Candles" }).click();
  await expect(chart.getByRole("columnheader", { name: "Bollinger 20, 2 low" })).toBeVisible();
  await expect(page.locator("#score").getByRole("img", { name: /P\(beats the median\), 7 d: said/ })).toBeVisible();
  await expect(page.locator("#predictions")).toContainText("not due yet");
  await expectAccessible(page);
});

test("the palette finds, goes and does; single letters can be switched off", async () => {
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Search or command" });
  await expect(field).toBeFocused();
  await field.fill("ethereum");
  await expect(page.getByRole("option", { name: /^ETH/ })).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(heading()).toContainText("ETH");
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page).toHaveURL(/\/en\/macro\/$/);
  await expect(heading()).toContainText("now, probability");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expectAccessible(page);
  await help.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await field.fill("keyboard");
  await page.keyboard.press("Enter");
  await help.getByRole("checkbox").check();
  await help.getByRole("button", { name: "Close" }).click();
});

test("on the phone the palette is on the sheet behind the bar", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/fa/");
  await page.getByRole("button", { name: "بیشتر" }).click();
  await page.getByRole("button", { name: "جست‌وجو یا فرمان" }).click();
  await page.getByRole("combobox", { name: "جست‌وجو یا فرمان" }).fill("بخش");
  await page.getByRole("option", { name: "بخش‌ها", exact: true }).click();
  await expect(page).toHaveURL(/\/fa\/sectors\/$/);
});

test("nothing was complained of meanwhile", () => {
  console.expectNone();
});

test("without an answer each page says what is the matter, and after signing in one is where one was", async ({
  browser,
}) => {
  const other = await enter(await browser.newContext());
  await other.route("**/api/v1/layer1/market-regime", (route) =>
    route.fulfill({ status: 422, json: { success: false, error: "no", error_code: 422, type: "bad_input" } }),
  );
  await other.goto("/en/macro/");
  await expect(other.getByText("The answer on the market could not be read")).toBeVisible();
  const again = other.waitForRequest("**/api/v1/layer1/market-regime");
  await other.getByRole("button", { name: "Try again" }).click();
  await again;
  await other.unroute("**/api/v1/layer1/market-regime");
  await other.reload();
  await expect(other.locator("#regime")).toBeVisible();
  await other.route("**/api/v1/layer2/*", (route) =>
    route.fulfill({ status: 503, json: { success: false, error: "none", error_code: 503, type: "no_data" } }),
  );
  await other.goto("/en/sectors/");
  await expect(other.getByText("No decision yet")).toBeVisible({ timeout: 20_000 });
  await other.unroute("**/api/v1/layer2/*");
  await other.goto("/en/asset/?id=999999999");
  await expect(other.getByText("There is no such asset")).toBeVisible();
  await other.context().clearCookies();
  await other.goto("/en/asset/?id=1");
  await expect(other).toHaveURL(/\/sign-in\/\?to=asset&at=id%3D\d+$/);
  await signIn(other, "en");
  await expect(other).toHaveURL(/\/en\/asset\/\?id=1$/);
  await expect(other.locator("#score")).toBeVisible();
  await other.context().close();
});
