import { expect, type Page, test } from "@playwright/test";
import { enter, expectAccessible, expectNoSidewaysScroll, listen, owner } from "./support";

test.describe.configure({ mode: "serial" });

const guest = { email: "guest@example.org", password: "a sentence of somebody else" };
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

const go = (name: string) => page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
const panel = (name: string) => page.getByRole("region", { name, exact: true });
const dialog = () => page.getByRole("dialog");

test("an admin makes an account, and whom it is for chooses its password", async ({ browser }) => {
  await go("Users");
  await page.getByRole("button", { name: "New account" }).click();
  await dialog().getByLabel("Email").fill(guest.email);
  await dialog().getByLabel("Role").selectOption("Professional");
  await expectAccessible(page);
  await dialog().getByRole("button", { name: "Make the account" }).click();
  const link = await dialog().getByLabel("Link", { exact: true }).inputValue();
  await dialog().getByRole("button", { name: "Close" }).click();
  const row = page.getByRole("row").filter({ hasText: guest.email });
  await expect(row).toContainText("Not confirmed");

  const other = await (await browser.newContext()).newPage();
  await other.goto(new URL(link).pathname + new URL(link).hash);
  await other.getByLabel("New password", { exact: true }).fill(guest.password);
  await other.getByLabel("Password again").fill(guest.password);
  await other.getByRole("button", { name: "Set password" }).click();
  await other.goto("/en/sign-in/");
  await other.getByLabel("Email").fill(guest.email);
  await other.getByLabel("Password", { exact: true }).fill(guest.password);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other.getByRole("article")).toHaveCount(4);
  // Who is no admin is led nowhere, and refused where they go by themselves.
  await expect(other.getByRole("navigation").getByRole("link", { name: "Users" })).toHaveCount(0);
  for (const path of ["users", "sector-members", "activities", "configuration", "health"]) {
    await other.goto(`/en/${path}/`);
    await expect(other.getByText("For admins only")).toBeVisible();
  }

  // What an admin changes counts at once: the open page of the guest has the role, and then is left out.
  await row.getByRole("button").click();
  await dialog()
    .getByRole("radio", { name: /^Admin/ })
    .check();
  await expect(dialog().getByRole("status").first()).toContainText("sees and changes everything");
  await dialog().getByRole("button", { name: "Change" }).click();
  await expect(row).toContainText("Admin");
  await other.reload();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(/parts/);
  await row.getByRole("button").click();
  await dialog().getByRole("checkbox", { name: "May sign in" }).uncheck();
  await dialog().getByRole("button", { name: "Change" }).click();
  await expect(row).toContainText("Switched off");
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in\//);
  await other.context().close();
});

test("accounts are found and cut by the address; one goes when its email is typed", async () => {
  await page.getByRole("searchbox", { name: "Email or name" }).fill("guest");
  await expect(page).toHaveURL(/q=guest/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByLabel("Status").selectOption("May sign in");
  await expect(page.getByText("No account fits")).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByRole("row").filter({ hasText: owner.email })).toBeVisible();
  await page.getByRole("row").filter({ hasText: guest.email }).getByRole("button").click();
  await dialog().getByRole("button", { name: "Delete the account…" }).click();
  await expect(dialog().getByRole("button", { name: "Delete" })).toBeDisabled();
  await dialog()
    .getByLabel(/^Type the email/)
    .fill(guest.email);
  await dialog().getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("row").filter({ hasText: guest.email })).toHaveCount(0);
  await expectAccessible(page);
});

test("a sector is made, given a member after a look at what it leaves, emptied and switched off", async () => {
  await go("Sector members");
  await page.getByRole("button", { name: "New sector" }).click();
  await dialog().getByLabel("Name").fill("Oracles");
  await dialog().getByLabel("Description").fill("Feeds of prices");
  await expectAccessible(page);
  await dialog().getByRole("button", { name: "Add" }).click();
  const oracles = panel("Oracles");
  await expect(oracles).toContainText("Feeds of prices");
  await expect(oracles.getByText("Nobody is in it")).toBeVisible();
  await oracles.getByRole("combobox", { name: "Add" }).selectOption({ label: "LINK · Chainlink" });
  await expect(dialog()).toContainText(/LINK leaves \w+/);
  await dialog().getByRole("button", { name: "Put in" }).click();
  await expect(oracles.getByText("Chainlink", { exact: true })).toBeVisible();
  await expectAccessible(page);
  // With a member it stays on.
  await oracles.getByRole("button", { name: "Switch off" }).click();
  await expect(dialog()).toContainText("One asset is in it.");
  await expect(dialog().getByRole("button", { name: "Switch off" })).toBeDisabled();
  await dialog().getByRole("button", { name: "Cancel" }).click();
  await oracles.getByRole("button", { name: "Take LINK out" }).click();
  await dialog().getByRole("button", { name: "Take out" }).click();
  await expect(oracles.getByText("Nobody is in it")).toBeVisible();
  await oracles.getByRole("button", { name: "Switch off" }).click();
  await dialog().getByRole("button", { name: "Switch off" }).click();
  await page.reload();
  await expect(panel("Oracles").getByRole("button", { name: "Switch on" })).toBeVisible();
});

test("a setting is changed after a look at the difference, and put back", async () => {
  await go("Configuration");
  const news = page.getByLabel("News", { exact: true });
  await news.fill("10");
  await expect(page.getByText("This is out of bounds.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Look and save" })).toBeDisabled();
  await news.fill("1200");
  await page.getByRole("button", { name: "Look and save" }).click();
  await expect(dialog()).toContainText("15 min");
  await expect(dialog()).toContainText("20 min");
  await expectAccessible(page);
  await dialog().getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`15 min → 20 min by ${owner.email}`)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One setting differs from its default");
  await page.getByRole("button", { name: "To the default: News" }).click();
  await page.getByRole("button", { name: "Look and save" }).click();
  await dialog().getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Every setting has its default");
  await expectAccessible(page);
});

test("what was done is told with what was before, and cut by kind, time and person", async () => {
  await go("Activities");
  await page.getByRole("button", { name: "Audit" }).click();
  await page.getByLabel("Kind").selectOption("Setting changed");
  await expect(page).toHaveURL(/view=audit&type=change_config/);
  const rows = page.getByRole("row").filter({ hasText: "cadence.sync_news" });
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText(/900\s*became\s*1,200/);
  await page.getByRole("combobox", { name: "By" }).selectOption(owner.email);
  await page.getByRole("button", { name: "90 d" }).click();
  await page.reload();
  await expect(rows).toHaveCount(2);
  await expectAccessible(page);
});

test("health names every part, and its history has a table", async () => {
  await go("Health");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/parts/);
  await expect(panel("Parts").getByRole("listitem")).toHaveCount(8);
  await expect(panel("Layers")).toContainText("Timing");
  const history = panel("History");
  await expect(history.getByRole("img", { name: /^Score since/ })).toBeVisible();
  await history.getByRole("button", { name: "6 h" }).click();
  await expect(page).toHaveURL(/hours=6/);
  await history.getByRole("button", { name: "Show as table: History" }).click();
  // A part may have missed a look while everything started: the score is what it is.
  await expect(history.getByRole("row").nth(1).getByRole("cell").nth(1)).toHaveText(/^\d{1,3}(\.\d)?%$/);
  await expectAccessible(page);
});

test("the pages are Persian, right to left, light, and fit the phone", async () => {
  for (const path of ["users/", "sector-members/", "activities/", "configuration/", "health/"]) {
    await page.setViewportSize({ width: 1440, height: 1000 });
    await page.goto(`/fa/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/[\u0600-\u06ff]/);
    await page.getByRole("button", { name: /پوستهٔ/ }).first().click();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole("table")).toHaveCount(0);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 1440, height: 1000 });
});

test("nothing was said that a clean page does not say", () => {
  console.expectNone();
});
