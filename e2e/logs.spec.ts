import { expect, type Page, test } from "@playwright/test";
import { testApp } from "../docker/testing/images";
import { expectAccessible } from "./expect-accessible";
import { type Installation, startInstallation } from "./installation";
import { becomeAdministrator, callAs } from "./person";

let installation: Installation;
let page: Page;
const problems: string[] = [];
const at = { organization: "brinewood", project: "checkout", application: "payments", environment: "dev" };
const logs = "/brinewood/projects/checkout/apps/payments/dev/logs";
/** what the application prints with each line: it must stay text */
const hostile = `<img src=x onerror="document.title='owned'">`;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  installation = await startInstallation();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: "Europe/Berlin" });
  page = await context.newPage();
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await becomeAdministrator(page, installation.setupLink);
  await call("projects.create", { name: "Checkout" });
  await call("applications.create", { name: "Payments", source: { kind: "image", reference: testApp } });
  await deploy({ VERSION: hostile, LINES_PER_SECOND: "400" });
  await deploy({ VERSION: "second", LINES_PER_SECOND: "20" });
});
test.afterAll(() => installation.stop());
test.afterEach(() => expect(problems).toEqual([]));

const call = <T>(procedure: string, input: object = {}): Promise<T> =>
  callAs(page, installation.url, procedure, { ...at, ...input });

/** Deploys with these variables, and waits until it has ended. */
async function deploy(variables: Readonly<Record<string, string>>): Promise<void> {
  for (const [key, value] of Object.entries(variables)) await call("variables.set", { key, value, secret: false });
  const { number } = await call<{ number: number }>("deployments.deploy");
  await page.goto(`${installation.url}/brinewood/projects/checkout/apps/payments/dev/deployments/${number}`);
  await expect(page.getByText("Succeeded").first()).toBeVisible({ timeout: 90_000 });
}

const log = () => page.getByRole("log");
const searchButton = (on: Page) => on.getByRole("search").getByRole("button", { name: "Search" });
const numbers = async () => [...(await log().innerText()).matchAll(/line (\d+) of/g)].map((found) => Number(found[1]));

test("lines of a release that is gone are chosen by its replica, and loaded to their beginning", async () => {
  await page.goto(`${installation.url}${logs}`);
  await expect(log()).toContainText("of version second", { timeout: 20_000 });
  const removed = page.getByLabel("Replica").locator("optgroup[label=Removed] option");
  await expect(removed).toHaveText(/^Slot 1 of r1, stopped \d+ \w+ \d\d:\d\d$/);
  await page.getByLabel("Replica").selectOption({ index: 2 });
  await expect(page).toHaveURL(/replica=rep_/);
  await expect(log()).toContainText("SIGTERM: no new connections");
  await expect(log()).toContainText(hostile);
  expect(await log().locator("img").count()).toBe(0);
  await expect(page.getByText(/1,00\d lines, and there are older ones\./)).toBeVisible();
  await expect(async () => {
    await log().hover();
    await page.mouse.wheel(0, -40_000);
    expect((await numbers())[0]).toBe(1);
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Older lines" })).toBeHidden();
});

test("a search by an expression is the server's; text is marked, and what was found can be kept", async () => {
  await page.getByLabel("Search in the lines").fill("^line (3|17|1\\d\\d) of");
  await page.getByLabel("Regular expression").check();
  await page.getByLabel("Search in the lines").press("Enter");
  await expect(page).toHaveURL(/regex=1/);
  await expect(page.getByRole("search").getByRole("status")).toHaveText("102 lines");
  await expect(page.getByLabel("Search in the lines")).toBeFocused();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  const text = Buffer.concat(await (await file.createReadStream()).toArray()).toString("utf8");
  const kept = text.split("\n").flatMap((row) => row.match(/ slot 1 r1 line (\d+) of /)?.[1] ?? []);
  expect([file.suggestedFilename(), kept.length, kept.slice(0, 3)]).toEqual([
    "payments-dev.log",
    102,
    ["3", "17", "100"],
  ]);
  await page.getByLabel("Regular expression").uncheck();
  await page.getByLabel("Search in the lines").fill("LINE 17 OF");
  await searchButton(page).click();
  await expect(page).toHaveURL(/q=LINE\+17\+OF/);
  await expect(page.locator("mark").first()).toHaveText("line 17 of");
  await page.getByLabel("Search in the lines").fill("(");
  await page.getByLabel("Regular expression").check();
  await page.getByLabel("Search in the lines").press("Enter");
  await expect(page.getByText("This is no regular expression", { exact: false })).toBeVisible();
});

test("a line has an address that opens the page at it, without JavaScript too", async ({ browser }) => {
  await page.goto(`${installation.url}${logs}?q=line+17+of`);
  const address = (await log().getByRole("link").first().getAttribute("href")) ?? "";
  const marked = log().locator("[aria-current=location]");
  await expect(async () => {
    // Before the page is alive, keys do nothing.
    await log().focus();
    await page.keyboard.press("l");
    await page.keyboard.press("Enter");
    await expect(marked).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(marked).toContainText("line 17 of");
  await expect(marked).toBeInViewport();
  await expect.poll(numbers).toEqual(expect.arrayContaining([15, 16, 17, 18, 19]));
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const other = await plain.newPage();
  await other.goto(`${installation.url}${logs}${address}`);
  await expect(other.getByRole("log").locator("[aria-current=location]")).toContainText("line 17 of");
  await other.getByLabel("Time").selectOption("Last hour");
  await other.getByLabel("Search in the lines").fill("line 18 of");
  await searchButton(other).click();
  await expect(other.getByRole("log")).toContainText("line 18 of");
  await expect(other.getByRole("log")).not.toContainText("line 19 of");
  await plain.close();
});

test("a time of one's own is by the reader's clock, also when it is chosen before the page is alive", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${installation.url}${logs}`, { waitUntil: "commit" });
  await page.getByLabel("Time").selectOption("Between…");
  await expect(page.getByLabel("From", { exact: true })).toBeHidden();
  release();
  await page.getByLabel("From", { exact: true }).fill("2020-01-01T13:00:00");
  await page.getByLabel("until").fill("2020-01-01T14:00:00");
  await searchButton(page).click();
  await expect(page.getByText("No line of this time matches.")).toBeVisible();
  expect(decodeURIComponent(page.url())).toContain("since=2020-01-01T12:00:00.000Z");
  await page.getByRole("link", { name: "Back to live" }).click();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
});

test("can be used by everybody, in both themes and on a small screen", async () => {
  // The live ones are looked at in live.spec.ts.
  await page.goto(`${installation.url}${logs}?range=at&q=line+1`);
  await expect(log()).toContainText("line 1");
  await expectAccessible(page);
});
