import { expect, test } from "@playwright/test";
import { expectAccessible, expectDashboard, expectNoSidewaysScroll, listen, owner, signIn } from "./support";

test.describe.configure({ mode: "serial" });

test("a Persian reader meets the set-up in Persian, right to left", async ({ browser }) => {
  const context = await browser.newContext({ locale: "fa-IR" });
  const page = await context.newPage();
  const console = listen(page);
  await page.goto("/");
  await expect(page).toHaveURL(/\/fa\/setup\/$/);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "fa");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ساخت حساب مالک");
  await expect(page.getByText("بازار شبیه‌سازی‌شده", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "ساخت حساب", exact: true }).click();
  await expect(page.getByText("این نشانی ایمیل نیست.")).toBeVisible();
  await expect(page.getByText("دست‌کم ۸ نویسه.", { exact: true })).toBeVisible();
  await expect(page.getByLabel("نام", { exact: true })).toBeFocused();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  console.expectNone();
  await context.close();
});

test("the owner is made in English and lands on a dashboard with data", async ({ browser }) => {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const console = listen(page);
  await page.goto("/");
  await expect(page).toHaveURL(/\/en\/setup\/$/);
  await expectAccessible(page);

  await page.getByLabel("Name", { exact: true }).fill(owner.name);
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByLabel("Password again").fill("something else entirely");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("The two passwords differ.")).toBeVisible();
  await page.getByLabel("Password again").fill(owner.password);
  await page.getByRole("button", { name: "Create account" }).click();

  await expectDashboard(page, "en");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/market.*Hold about \d+%/);
  await expect(page.getByText("Simulated market", { exact: true })).toBeVisible();
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();
  await expect(page.getByText("Not financial advice.")).toBeVisible();
  await page.locator("#assets").scrollIntoViewIfNeeded();
  await expect(page.locator("#chart canvas").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Light theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await expectAccessible(page);
  console.expectNone();

  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/en\/sign-in\/$/);
  await context.close();
});

test("there is one owner: the set-up is closed, wrong and unknown read alike", async ({ browser }) => {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/en/setup/");
  await expect(page).toHaveURL(/\/en\/sign-in\/$/);
  await signIn(page, "en", "not the right sentence");
  const alert = page.locator("form").getByRole("alert");
  await expect(alert).toHaveText("This email and password do not match an account.");
  await page.getByLabel("Email").fill("nobody@example.org");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(alert).toHaveText("This email and password do not match an account.");
  await context.close();
});
