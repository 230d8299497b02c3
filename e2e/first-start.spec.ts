import { expect, test } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
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
  await expect(page.getByRole("heading", { level: 1, name: "Nothing runs here yet." })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("main").getByRole("link", { name: "New project" }).click();
  await page.getByLabel("Name").fill("Checkout & billing");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Checkout & billing" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("main").getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Delete Checkout & billing…" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Type “Checkout & billing” to confirm").fill("Checkout & billing");
  await dialog.getByRole("button", { name: "Delete Checkout & billing" }).click();
  await expect(page).toHaveURL(/\/brinewood-logistics$/);
  await expect(page.getByRole("treeitem", { name: "Checkout & billing" })).toBeHidden({ timeout: 20_000 });
  await page.getByRole("link", { name: "Activity" }).click();
  await expect(page.getByText("deleted the project")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Members" }).click();
  await expect(page.getByRole("button", { name: "Add member" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Account: Ines Lindqvist" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
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
