import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type Installation, startInstallation } from "./installation";

let installation: Installation;
test.beforeAll(async () => {
  installation = await startInstallation();
});
test.afterAll(() => installation.stop());

const problems: string[] = [];
test.beforeEach(({ page }) => {
  problems.length = 0;
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    // A refused form answers 422, which Chromium reports as a failed load.
    if (message.type() === "error" && !message.text().includes("422")) problems.push(message.text());
  });
});
test.afterEach(() => expect(problems).toEqual([]));

async function expectAccessible(page: Page) {
  for (const theme of ["light", "dark"]) {
    await page.evaluate((value) => document.documentElement.setAttribute("data-theme", value), theme);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 380, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("from a bare machine to a project with nested folders, in the browser alone", async ({ page }) => {
  await page.goto(installation.setupLink);
  await page.getByLabel("Your name").fill("Ines Lindqvist");
  await page.getByLabel("E-mail").fill("ines@brinewood.example");
  await page.getByLabel("Password").fill("short");
  await page.getByLabel("Organisation").fill("Brinewood Logistics");
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(page.getByText("Use at least 10 characters; this has 5.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(page).toHaveURL(/\/brinewood-logistics$/);
  await expect(page.getByText("No project yet.")).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Name").fill("Checkout & billing");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Checkout & billing" })).toBeVisible();
  await page.getByLabel("New folder").fill("Payments");
  await page.getByRole("button", { name: "Create folder" }).click();
  await expect(page.locator("summary", { hasText: "Payments" })).toBeVisible();
  await page.getByLabel("New folder").fill('<img src=x onerror="document.title=1">');
  await page.getByLabel("In", { exact: true }).selectOption({ label: "Payments" });
  await page.getByRole("button", { name: "Create folder" }).click();
  await expect(page.locator("summary", { hasText: "Payments / <img" })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Type “Checkout & billing” to confirm").fill("no");
  await page.getByRole("button", { name: "Delete project" }).click();
  await expect(page.getByRole("alert")).toContainText("Type “Checkout & billing” to confirm.");
  await page.getByLabel("Type “Checkout & billing” to confirm").fill("Checkout & billing");
  await page.getByRole("button", { name: "Delete project" }).click();
  await expect(page.getByText("No project yet.")).toBeVisible();
  await page.getByRole("link", { name: "Activity" }).click();
  await expect(page.getByText("project.deleted")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Add a member" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login$/);
  await expectAccessible(page);
  await page.getByLabel("E-mail").fill("ines@brinewood.example");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/brinewood-logistics$/);
});

test("a page that needs a session sends one to sign in; the used link opens nothing", async ({ page }) => {
  await page.goto(`${installation.url}/brinewood-logistics/settings`);
  await expect(page).toHaveURL(/\/login\?next=%2Fbrinewood-logistics%2Fsettings$/);
  await page.goto(installation.setupLink);
  for (const [label, value] of [
    ["Your name", "Eve"],
    ["E-mail", "eve@x.example"],
    ["Password", "correct horse battery"],
    ["Organisation", "Mine"],
  ] as const)
    await page.getByLabel(label).fill(value);
  problems.length = 0;
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(page.getByRole("alert")).toContainText("This link was used or replaced.");
  problems.length = 0; // the refusal's 403 is told by Chromium as an error
});
