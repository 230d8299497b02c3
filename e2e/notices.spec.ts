import { expect, type Page, test } from "@playwright/test";
import { testApp } from "../docker/testing/images";
import { defaultConfig } from "../server/domain/application/config";
import { expectAccessible } from "./expect-accessible";
import { type Installation, startInstallation } from "./installation";
import { becomeAdministrator, callAs } from "./person";
import { collectProblems } from "./problems";

let installation: Installation;
let page: Page;
let problems: string[];
const at = { organization: "brinewood", project: "checkout", application: "payments", environment: "dev" };
const home = "/brinewood/projects/checkout/apps/payments/dev";

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  installation = await startInstallation();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  problems = collectProblems(page);
  await becomeAdministrator(page, installation.setupLink);
  await call("projects.create", { name: "Checkout" });
  await call("applications.create", { name: "Payments", source: { kind: "image", reference: testApp } });
  const config = { ...defaultConfig, rollout: { ...defaultConfig.rollout, monitorMs: 2_000 } };
  await call("applications.updateConfig", { version: 1, config });
});
test.afterAll(() => installation.stop());
test.afterEach(() => expect(problems).toEqual([]));

const call = (procedure: string, input: object = {}) => callAs(page, installation.url, procedure, { ...at, ...input });

const ended = () => page.getByRole("region", { name: "What has ended" });
const bell = (name: string) => page.getByRole("banner").getByRole("link", { name, exact: true });

test("the end of what one started is told on another page, counted at the bell, and read by opening it", async () => {
  await page.goto(`${installation.url}/brinewood/notifications`);
  await expect(page.getByText("Nothing new. You are told here when")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${installation.url}/brinewood/projects`);
  await call("deployments.deploy");
  const toast = ended().getByText("Deployment #1 of Payments in dev succeeded");
  await expect(toast).toBeVisible({ timeout: 60_000 });
  // It stays while somebody points at it.
  await toast.hover();
  await expect(bell("Notifications, 1 unread")).toBeVisible();
  await expectAccessible(page);
  await toast.hover();
  await ended().getByRole("link", { name: "Open deployment #1" }).click();
  await expect(page).toHaveURL(`${installation.url}${home}/deployments/1`);
  await expect(toast).toBeHidden();
  await expect(bell("Notifications")).toBeVisible();
});

test("nobody is told by a toast of what one looks at", async () => {
  const { number } = await call("deployments.restart");
  await page.goto(`${installation.url}${home}/deployments/${number}`);
  await expect(page.getByText("Succeeded").first()).toBeVisible({ timeout: 60_000 });
  await page.goto(`${installation.url}/brinewood/notifications`);
  await expect(page.getByRole("link", { name: `Restart #${number} of Payments in dev succeeded` })).toBeVisible();
  await expect(bell("Notifications")).toBeVisible();
});

test("a failure says why and stays until it was seen; what was told is read one by one or as a whole", async () => {
  await call("applications.updateSource", { source: { kind: "image", reference: "docker-manager/none:1" } });
  await page.goto(`${installation.url}/brinewood`);
  const { number } = await call("deployments.deploy");
  const words = `Deployment #${number} of Payments in dev failed`;
  await expect(ended().getByText(words)).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press("Escape");
  await expect(ended().getByText(words)).toBeHidden();
  await call("deployments.deploy");
  await expect(ended().getByText(`Deployment #${number + 1} of`)).toBeVisible({ timeout: 60_000 });
  await ended().getByRole("button", { name: "Close" }).click();
  await bell("Notifications, 2 unread").click();
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: `Mark as read: ${words}` }).click();
  await expect(bell("Notifications, 1 unread")).toBeVisible();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByText("You have read all of them.")).toBeVisible();
  await expect(bell("Notifications")).toBeVisible();
  await page.getByRole("link", { name: "Unread", exact: true }).click();
  await expect(page.getByText("Nothing new.")).toBeVisible();
});

test("all of it works before JavaScript", async ({ browser }) => {
  await call("deployments.deploy");
  await expect(bell("Notifications, 1 unread")).toBeVisible({ timeout: 60_000 });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto(`${installation.url}/brinewood`);
  await plain.getByRole("link", { name: "Notifications, 1 unread" }).click();
  await plain.getByRole("button", { name: "Mark all as read" }).click();
  await expect(plain.getByText("You have read all of them.")).toBeVisible();
  await context.close();
});

test("keys lead to pages, to a filter, from tab to tab, and show which there are", async () => {
  await page.goto(`${installation.url}/brinewood`);
  await expect(bell("Notifications")).toBeVisible();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** The first key may come before the page is alive. */
  await expect(async () => {
    await press("g", "p");
    await expect(page).toHaveURL(`${installation.url}/brinewood/projects`, { timeout: 1_000 });
  }).toPass();
  // The address changes before the page does, whose title then takes the focus.
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeFocused();
  await press("/");
  await expect(page.getByLabel("Find a project")).toBeFocused();
  // In a field letters are letters.
  await press("g", "o", "t", "?");
  await expect(page.getByLabel("Find a project")).toHaveValue("got?");
  await expect(page).toHaveURL(/q=got/);

  /** The address changes a moment before the page does, and keys are the page's. */
  const expectTab = (name: string) =>
    expect(page.locator("main nav[data-tabs]").getByRole("link", { name })).toHaveAttribute("aria-current", "page");
  await page.goto(`${installation.url}${home}`);
  await expect(async () => {
    // Not again where the first one only takes its time: it would lead one tab too far.
    if (page.url() === `${installation.url}${home}`) await press("]");
    await expect(page).toHaveURL(`${installation.url}${home}/deployments`, { timeout: 5_000 });
  }).toPass();
  await expectTab("Deployments");
  await press("[");
  await expect(page).toHaveURL(`${installation.url}${home}`);
  await expectTab("Overview");
  await press("g", "v");
  await expect(page).toHaveURL(`${installation.url}${home}/variables`);
  await expectTab("Variables");
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  expect(await theme()).toBe("system");
  await press("t");
  await expect.poll(theme).toBe("light");
  await press("Control+t", "Alt+g", "o");
  await expect(page).toHaveURL(`${installation.url}${home}/variables`);

  await press("?");
  const map = page.getByRole("dialog", { name: "Keys" });
  await expect(map).toContainText("Variables of Payments in dev");
  await expect(map).not.toContainText("Filter this page");
  await press("t", "g", "o");
  expect(await theme()).toBe("light");
  await expectAccessible(page);
  await press("Escape");
  await expect(map).toBeHidden();
  await press("Control+k");
  await expect(page.getByRole("dialog", { name: "Go to" })).toBeVisible();
  await press("Escape");
});

test("keys that are one letter can be turned off, and Ctrl K stays", async () => {
  await page.goto(`${installation.url}/brinewood/account`);
  await page.getByLabel("Keys that are one letter").uncheck();
  await page.getByRole("button", { name: "Save keys" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Go to" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Account: Ines Lindqvist" }).click();
  await page.getByRole("menuitem", { name: "Keys" }).click();
  const map = page.getByRole("dialog", { name: "Keys" });
  await expect(map).toContainText("turned off in this browser");
  await expect(map).not.toContainText("Go to");
  await page.keyboard.press("Escape");
});
