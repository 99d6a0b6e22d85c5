import { expect, type Page, test } from "@playwright/test";
import { enter, expectAccessible, expectNoSidewaysScroll, listen } from "./support";

test.describe.configure({ mode: "serial" });

let page: Page;
let console: ReturnType<typeof listen>;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  page = await enter(await browser.newContext());
  console = listen(page);
});

test.afterAll(async () => {
  await page.context().close();
});

const panel = (name: string) => page.getByRole("region", { name, exact: true });
const dialog = () => page.getByRole("dialog");
const rows = () => page.locator("#list tbody tr");

test("a list is made from an asset, filled from the table, ordered, renamed and deleted", async () => {
  await page.goto("/en/assets/");
  await page.getByRole("link", { name: /^BTC/ }).click();
  await page.getByRole("button", { name: "My lists" }).click();
  await dialog().getByLabel("New list").fill("Old ones");
  await expectAccessible(page);
  await dialog().getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your lists with BTC are saved.")).toBeVisible();
  await page.goto("/en/assets/");
  await page.getByRole("button", { name: "Lists with ETH" }).click();
  await dialog()
    .getByRole("checkbox", { name: /^Old ones/ })
    .check();
  await dialog().getByRole("button", { name: "Save" }).click();
  await expect(dialog()).toHaveCount(0);

  await page.getByRole("button", { name: "Mine", exact: true }).click();
  await page.getByRole("button", { name: /^Old ones/ }).click();
  await expect(rows().first()).toContainText("BTC");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("button", { name: "Move ETH up" }).click();
  await expect(page.locator("#list ol li").first()).toContainText("ETH");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take BTC off the list" }).click();
  await expect(page.locator("#list ol li")).toHaveCount(1);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await page.getByRole("button", { name: "Rename" }).click();
  await dialog().getByLabel("Name").fill("New ones");
  await dialog().getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("button", { name: /^New ones/ })).toBeVisible();
  await page.reload();
  await expect(rows()).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await dialog().getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No list of your own")).toBeVisible();
});

test("a price alert is set on the page of an asset, changed and deleted in the settings", async () => {
  await page.goto("/en/assets/");
  await page.getByRole("link", { name: /^ETH/ }).click();
  const here = panel("Price alerts");
  await here.getByLabel("Tell me when ETH crosses").fill("nothing");
  await expect(here.getByText("Give a price above zero.")).toBeVisible();
  await here.getByLabel("Tell me when ETH crosses").fill("۱۲۳۴۵");
  await expect(here.getByText(/it would have to rise by/)).toBeVisible();
  await here.getByRole("button", { name: "Set alert" }).click();
  await expect(here.getByRole("listitem")).toContainText("ETH crosses 12,345");
  await expectAccessible(page);
  await here.getByRole("link", { name: /^All price alerts/ }).click();
  await expect(page).toHaveURL(/\/en\/settings\//);
  const all = panel("Price alerts");
  await all.getByRole("button", { name: "Edit: ETH crosses 12,345" }).click();
  await all.getByLabel("Price in USDT").fill("23456");
  await all.getByRole("button", { name: "Save" }).click();
  await expect(all.getByRole("listitem")).toContainText("ETH crosses 23,456");
  await all.getByRole("button", { name: "Delete: ETH crosses 23,456" }).click();
  await expect(all.getByText("No alert is set.")).toBeVisible();
});

test("an admin changes what is said of an asset and puts it back; one more needs a ticker", async () => {
  await page.goto("/en/assets/?tab=all");
  await page.getByRole("button", { name: "Add asset" }).click();
  await dialog().getByLabel("Name", { exact: true }).fill("Nothing yet");
  await expect(dialog().getByRole("button", { name: "Add", exact: true })).toBeDisabled();
  await expectAccessible(page);
  await dialog().getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("link", { name: /^ETH/ }).click();
  const main = page.getByRole("main");
  for (const name of ["Ether the second", "Ethereum"]) {
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await dialog().getByLabel("Name", { exact: true }).fill(name);
    await dialog().getByRole("button", { name: "Save" }).click();
    await expect(main.getByText(name, { exact: true }).first()).toBeVisible();
  }
});

test("digits, calendar and theme hold at once, here and in a browser to come", async ({ browser }) => {
  await page.goto("/fa/settings/");
  const display = page.getByRole("region", { name: "زبان و نمایش" });
  const since = page.getByRole("region", { name: "نمایه" }).locator("dd").last();
  await expect(since).toHaveText(/^[۰-۹]+ \S+ ۱۴/);
  await display.getByRole("group", { name: "گاه‌شمار" }).getByRole("button", { name: "میلادی" }).click();
  await expect(since).toHaveText(/۲۰[۰-۹]{2}$/);
  await display.getByRole("group", { name: "رقم‌ها" }).getByRole("button", { name: "لاتین" }).click();
  await expect(since).toHaveText(/^\d+ \S+ 20\d\d$/);
  await expect(page.locator("main")).not.toHaveText(/[۰-۹]/);
  await page.emulateMedia({ colorScheme: "light" });
  await display.getByRole("button", { name: "مانند دستگاه" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 1000 });

  const other = await enter(await browser.newContext({ colorScheme: "light" }));
  await expect(other.locator("html")).toHaveAttribute("data-theme", "light");
  await other.goto("/fa/");
  await expect(other.getByRole("article").first()).toBeVisible();
  await expect(other.locator("main")).not.toHaveText(/[۰-۹]/);
  await other.context().close();
  for (const name of ["رقم‌ها", "گاه‌شمار"]) {
    await display.getByRole("group", { name }).getByRole("button").first().click();
  }
  await display.getByRole("group", { name: "پوسته" }).getByRole("button", { name: "تیره" }).click();
});

test("nothing was said that a clean page does not say", () => {
  console.expectNone();
});
