import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { testApp } from "../docker/testing/images";
import { defaultConfig } from "../server/domain/application/config";
import { layCable } from "./cut-sockets";
import { expectAccessible } from "./expect-accessible";
import { type Installation, startInstallation } from "./installation";
import { becomeAdministrator, callAs } from "./person";

let installation: Installation;
let page: Page;
const problems: string[] = [];
const at = { organization: "brinewood", project: "checkout", application: "payments", environment: "dev" };
const home = "/brinewood/projects/checkout/apps/payments/dev";
/** what the application prints with each line: it must stay text */
const hostile = `<img src=x onerror="document.title='owned'">`;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  installation = await startInstallation();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    // A server that is away is told by the browser at each try.
    if (message.type() === "error" && !/WebSocket|ERR_CONNECTION/.test(message.text())) problems.push(message.text());
  });
  await becomeAdministrator(page, installation.setupLink);
  await call("projects.create", { name: "Checkout" });
  await call("applications.create", { name: "Payments", source: { kind: "image", reference: testApp } });
  for (const [key, value] of Object.entries({ LINES_PER_SECOND: "100", VERSION: hostile }))
    await call("variables.set", { key, value, secret: false });
});
test.afterAll(() => installation.stop());
test.afterEach(() => expect(problems).toEqual([]));

const call = (procedure: string, input: object = {}) => callAs(page, installation.url, procedure, { ...at, ...input });

/** The web process, which `npm start` keeps running. */
const serverPid = (): number =>
  Number(
    execFileSync("pgrep", ["-P", String(installation.process.pid), "-f", "build/server.js"], { encoding: "utf8" }),
  );

const log = () => page.getByRole("log");
/** the numbers of the lines on the screen */
const numbers = async () => [...(await log().innerText()).matchAll(/line (\d+) of/g)].map((found) => Number(found[1]));
const isRow = (row: readonly number[]) => row.every((n, index) => index === 0 || n === Number(row[index - 1]) + 1);

/** All lines that a page of logs has. */
async function downloaded(tab: Page): Promise<string> {
  const [download] = await Promise.all([
    tab.waitForEvent("download"),
    tab.getByRole("button", { name: "Download" }).click(),
  ]);
  return Buffer.concat(await (await download.createReadStream()).toArray()).toString("utf8");
}

test("the page of a deployment goes on by itself: its steps, its end and its log", async () => {
  const { number } = await call("deployments.deploy");
  await page.goto(`${installation.url}${home}/deployments/${number}`);
  await page.evaluate(() => Object.assign(window, { loaded: true }));
  await expect(log().first()).toContainText("The image is sha256:", { timeout: 30_000 });
  await expect(page.getByText("Succeeded").first()).toBeVisible({ timeout: 60_000 });
  // All of it without the page having been loaded again.
  expect(await page.evaluate(() => "loaded" in window)).toBe(true);
});

test("the logs of an application are followed, stand still when one scrolls up, and are searched", async () => {
  await page.goto(`${installation.url}${home}/logs`);
  await expect(log()).toContainText("line ", { timeout: 20_000 });
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const first = (await numbers()).at(-1) ?? 0;
  await expect.poll(async () => (await numbers()).at(-1)).toBeGreaterThan(first + 100);

  await log().hover();
  await page.mouse.wheel(0, -800);
  await expect(page.getByRole("button", { name: "Jump to newest" })).toBeVisible();
  const standing = await numbers();
  await page.waitForTimeout(1_500);
  expect(await numbers()).toEqual(standing);
  await page.getByRole("button", { name: "Jump to newest" }).click();
  await expect.poll(async () => (await numbers()).at(-1)).toBeGreaterThan(Number(standing.at(-1)) + 100);

  await page.getByLabel("Search in the lines").fill("00 OF VERSION");
  await expect.poll(async () => (await numbers()).every((n) => n % 100 === 0)).toBe(true);
  await expect(page.locator("mark").first()).toHaveText("00 of version");
  await page.getByLabel("Search in the lines").press("Escape");
  await expect.poll(async () => (await numbers()).some((n) => n % 100 !== 0)).toBe(true);
  await log().focus();
  await page.keyboard.press(" ");
  await expect(page.getByRole("button", { name: "Follow" })).toBeVisible();
  await page.keyboard.press("w");
  await expect(page.getByRole("button", { name: "Wrap long lines" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("w");
  await page.getByRole("button", { name: "Follow" }).click();
});

test("what a program prints stays text", async () => {
  await expect(log()).toContainText(hostile);
  expect(await log().locator("img").count()).toBe(0);
  expect(await page.title()).not.toBe("owned");
});

test("can be used by everybody, in both themes and on a small screen", async () => {
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
});

test("a terminal in a container: keys and answers, the size of its room, a way out by keys, and a program that floods it", async () => {
  const tab = await page.context().newPage();
  tab.on("pageerror", (error) => problems.push(error.message));
  tab.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await tab.setViewportSize({ width: 1440, height: 900 });
  await tab.goto(`${installation.url}${home}/terminal`);
  await expectAccessible(tab);
  await tab.getByRole("button", { name: "Open a terminal" }).click();
  await expect(tab.getByText(/sh, open for/)).toBeVisible();
  const screen = tab.locator(".xterm-rows");
  const size = async () => Number((await screen.innerText()).match(/wide-(\d+)-/)?.[1]);
  await tab.keyboard.type("clear; echo out-$((40+2)) wide-$(stty size | cut -d ' ' -f 2)-\n");
  await expect(screen).toContainText("out-42");
  const wide = await size();
  expect(wide).toBeGreaterThan(100);
  await expectAccessible(tab);
  await tab.setViewportSize({ width: 700, height: 800 });
  await tab.keyboard.type("clear; echo wide-$(stty size | cut -d ' ' -f 2)-\n");
  await expect.poll(size).toBeLessThan(wide);
  await tab.keyboard.type("clear; yes 0123456789abcdef | head -c 20000000; echo; echo all-shown\n");
  await expect(screen).toContainText(/[0-9a-f]all-shown/, { timeout: 60_000 });

  await tab.keyboard.press("Control+Alt+.");
  await expect(tab.getByRole("button", { name: "Close" })).toBeFocused();
  await tab.keyboard.press("Enter");
  await expect(tab.getByText("Nothing is open.")).toBeVisible();
  await tab.getByRole("button", { name: "Open a terminal" }).click();
  await expect(tab.getByText(/sh, open for/)).toBeVisible();
  await tab.keyboard.type("exit 4\n");
  await expect(tab.getByRole("status").filter({ hasText: "The shell ended with code 4." })).toBeVisible();
  await expect(tab.getByRole("button", { name: "Open again" })).toBeVisible();
  await tab.goto(`${installation.url}/brinewood/activity`);
  await expect(tab.getByText("closed a terminal in").first()).toBeVisible();
  await tab.close();
});

test("its figures: charts that go on by themselves, in words and as a table", async () => {
  const tab = await page.context().newPage();
  await tab.setViewportSize({ width: 1440, height: 900 });
  await tab.goto(`${installation.url}${home}/metrics`);
  const memory = tab.getByRole("img", { name: /^Memory: between .+ MiB and .+ MiB, at last .+ MiB\.$/ });
  await expect(memory).toBeVisible({ timeout: 60_000 });
  await expect(memory.locator("svg").first()).toBeVisible();
  await expect(tab.getByRole("img", { name: /^Requests: / })).toBeVisible();
  const sentence = await memory.getAttribute("aria-label");
  await tab.getByRole("region", { name: "Memory", exact: true }).getByText("Show as table").click();
  const rows = tab.getByRole("region", { name: "Memory as a table" }).getByRole("row");
  const before = await rows.count();
  expect(before).toBeGreaterThan(1);
  await expect.poll(() => rows.count(), { timeout: 60_000 }).toBeGreaterThan(before);
  expect(sentence).toBeTruthy();
  await expect(tab.getByRole("table", { name: "Replicas now" })).toBeVisible();
  await expectAccessible(tab);
  await tab.getByRole("link", { name: "24\u00a0h" }).click();
  await expect(tab).toHaveURL(/range=24h/);
  await expect(tab.getByText("Each point is 5 min.")).toBeVisible();
  await tab.getByRole("link", { name: "With a day ago" }).click();
  await expect(tab.getByText("Nothing was measured a day ago.")).toBeVisible();
  await tab.getByRole("link", { name: "With the release before" }).click();
  await expect(tab.getByText("No other release served here before: there is nothing to compare with.")).toBeVisible();
  await tab.close();
});

test("a killed server costs no line, and the page says that the stream resumed", async () => {
  await expect(log()).toContainText("line ");
  process.kill(serverPid(), "SIGKILL");
  await page.getByLabel("Search in the lines").fill("Stream resumed");
  await expect(log()).toContainText("no line is missing", { timeout: 30_000 });
  await page.getByLabel("Search in the lines").press("Escape");
  const all = [...(await downloaded(page)).matchAll(/line (\d+) of/g)].map((found) => Number(found[1]));
  expect(all.length).toBeGreaterThan(500);
  expect(isRow(all)).toBe(true);
});

test("a server that hangs is noticed; the page says since when, and is right again by itself", async () => {
  test.setTimeout(120_000);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const pid = serverPid();
  process.kill(pid, "SIGSTOP");
  try {
    await expect(page.getByText("Running applications are not affected.")).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole("status").filter({ hasText: "Live updates stopped at" })).toBeVisible();
    await expect(page.getByText("Not live", { exact: true })).toBeVisible();
  } finally {
    process.kill(pid, "SIGCONT");
  }
  await expect(page.getByText("Live updates stopped at")).toBeHidden({ timeout: 40_000 });
  const last = (await numbers()).at(-1) ?? 0;
  await expect.poll(async () => (await numbers()).at(-1)).toBeGreaterThan(last);
});

test("a connection that is gone for 1 s and for 60 s, in mid-log and in mid-deployment, costs nothing", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const cable = await layCable(context);
  const [logs, deployment] = [await context.newPage(), await context.newPage()];
  await logs.goto(`${installation.url}${home}/logs`);
  await expect(logs.getByRole("log")).toContainText("line ");
  const config = { ...defaultConfig, rollout: { ...defaultConfig.rollout, monitorMs: 20_000 } };
  await call("applications.updateConfig", { version: 1, config });
  await call("variables.set", { key: "VERSION", value: "second", secret: false });
  const { number } = await call("deployments.deploy");
  const address = `${installation.url}${home}/deployments/${number}`;
  await deployment.goto(address);
  await expect.poll(() => cable.open).toBeGreaterThan(1);
  await deployment.evaluate(() => Object.assign(window, { loaded: true }));
  for (const ms of [1_000, 60_000]) {
    await cable.pull();
    await sleep(ms);
    await cable.plug();
    for (const tab of [logs, deployment])
      await expect(tab.getByText("Live updates stopped at")).toBeHidden({ timeout: 60_000 });
  }
  await expect(deployment.getByText("Succeeded").first()).toBeVisible({ timeout: 120_000 });
  expect(await deployment.evaluate(() => "loaded" in window)).toBe(true);
  const fresh = await context.newPage();
  await fresh.goto(address);
  const lines = (tab: Page) => tab.getByRole("log").first().innerText();
  await expect.poll(() => lines(fresh)).toBe(await lines(deployment));
  await expect(logs.getByRole("log")).toContainText("of version second", { timeout: 60_000 });
  const all = await downloaded(logs);
  for (const version of ["<img", "second"]) {
    const row = [...all.matchAll(/line (\d+) of version (\S+)/g)].filter((found) => found[2] === version);
    expect(row.length).toBeGreaterThan(500);
    expect(isRow(row.map((found) => Number(found[1])))).toBe(true);
  }
  await context.close();
});

test("a session that ends elsewhere stops the updates, and says what to do", async ({ browser }) => {
  const other = await browser.newContext({ storageState: await page.context().storageState() });
  const elsewhere = await other.newPage();
  await elsewhere.goto(`${installation.url}/brinewood`);
  await elsewhere.getByRole("button", { name: /^Account:/ }).click();
  await elsewhere.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(elsewhere).toHaveURL(/\/login$/);
  await other.close();
  await expect(page.getByRole("alert")).toContainText("Sign in to go on; the session has ended.", { timeout: 10_000 });
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/login\?next=/);
});
