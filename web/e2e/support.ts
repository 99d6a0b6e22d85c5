import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page } from "@playwright/test";

export const owner = { name: "Sara Rad", email: "sara@example.org", password: "a quiet sentence of mine" };

/** Collects what a clean page never says: errors and warnings of the console, exceptions, answers of 400 and above. */
export function listen(page: Page): { words: string[]; expectNone: () => void } {
  const words: string[] = [];
  page.on("console", (message) => {
    // The installed app's worker is let in by its own journey alone, of which the test tool warns.
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    if (["error", "warning"].includes(message.type())) words.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => words.push(`exception: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) words.push(`${response.status()} ${response.url()}`);
  });
  return { words, expectNone: () => expect(words).toEqual([]) };
}

/** No violation of WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  expect(told).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
}

const words = {
  en: { email: "Email", password: "Password", submit: "Sign in" },
  fa: { email: "ایمیل", password: "گذرواژه", submit: "ورود" },
};

export async function signIn(
  page: Page,
  locale: "en" | "fa",
  password = owner.password,
  email = owner.email,
): Promise<void> {
  await page.getByLabel(words[locale].email).fill(email);
  await page.getByLabel(words[locale].password, { exact: true }).fill(password);
  await page.getByRole("button", { name: words[locale].submit, exact: true }).click();
}

/** The dashboard with its decision on the screen. */
export async function expectDashboard(page: Page, locale: "en" | "fa"): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/${locale}/$`));
  await expect(page.getByRole("article")).toHaveCount(4);
  await expect(page.locator("#market").getByRole("img")).toBeVisible();
}

/** The page of data with its sources on the screen. */
export async function expectData(page: Page, locale: "en" | "fa"): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/${locale}/data/$`));
  await expect(page.locator("#sources").getByRole("rowheader").or(page.locator("#sources li")).first()).toBeVisible();
}

/** Makes the owner if the server has none, and signs in; for tests that may run alone. */
export async function enter(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/en/");
  await page.waitForURL(/\/(setup|sign-in)\/$/);
  if (page.url().includes("/setup/")) {
    await page.request.post("/api/v1/setup/owner", {
      data: { email: owner.email, password: owner.password, first_name: "Sara", last_name: "Rad", locale: "en" },
    });
    await page.goto("/en/sign-in/");
  }
  await signIn(page, "en");
  await expectDashboard(page, "en");
  return page;
}
