import { expect, type Page, test } from "@playwright/test";
import { testApp } from "../docker/testing/images";
import { expectAccessible } from "./expect-accessible";
import { type Installation, startInstallation } from "./installation";
import { becomeAdministrator, callAs } from "./person";
import { collectProblems } from "./problems";

let installation: Installation;
let page: Page;
let problems: string[];
const at = { organization: "brinewood", project: "checkout", application: "payments", environment: "dev" };
const logs = "/brinewood/projects/checkout/apps/payments/dev/logs";

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  installation = await startInstallation();
  page = await (await browser.newContext()).newPage();
  problems = collectProblems(page);
  await becomeAdministrator(page, installation.setupLink);
  await call("projects.create", { name: "Checkout" });
  await call("applications.create", { name: "Payments", source: { kind: "image", reference: testApp } });
  await deploy({ VERSION: "error", LINES_PER_SECOND: "40" });
  await deploy({ VERSION: "second", LINES_PER_SECOND: "5" });
});
test.afterAll(() => installation.stop());
test.afterEach(() => expect(problems).toEqual([]));

const call = <T>(procedure: string, input: object = {}): Promise<T> =>
  callAs(page, installation.url, procedure, { ...at, ...input });

async function deploy(variables: Readonly<Record<string, string>>): Promise<void> {
  for (const [key, value] of Object.entries(variables)) await call("variables.set", { key, value, secret: false });
  const { number } = await call<{ number: number }>("deployments.deploy");
  await page.goto(`${installation.url}/brinewood/projects/checkout/apps/payments/dev/deployments/${number}`);
  await expect(page.getByText("Succeeded").first()).toBeVisible({ timeout: 90_000 });
}

const log = () => page.getByRole("log");
const picture = () => page.getByRole("img", { name: /^[\d,]+ lines?.* between / });
const status = () => page.getByRole("search").getByRole("status");
const field = () => page.getByLabel("Search in the lines");
const here = () => log().locator("[aria-current=true]");

/** On a slow machine there are older lines than those that a page begins with. */
async function readFromBeginning(): Promise<void> {
  await expect(async () => {
    await log().hover();
    await page.mouse.wheel(0, -40_000);
    await expect(log()).toContainText("line 1 of", { timeout: 2_000 });
  }).toPass();
}

test("n and N go from match to match, round the end, and stop following", async () => {
  await page.goto(`${installation.url}${logs}`);
  await expect(log()).toContainText("of version second");
  await field().fill("line 12 of");
  await expect(status()).toHaveText(/^\d lines?$/);
  await field().fill("");
  await readFromBeginning();
  await page.getByRole("button", { name: "Follow" }).click();
  await field().fill("of version");
  await expect(log().locator("mark").first()).toHaveText("of version");
  await log().focus();
  await page.keyboard.press("n");
  await expect(here()).toBeInViewport();
  const first = await here().innerText();
  await expect(status()).toContainText(/^1 of [\d,]+ lines: line /);
  await expect(page.getByRole("button", { name: "Follow" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(status()).toContainText(/^2 of /);
  expect(await here().innerText()).not.toBe(first);
  await page.keyboard.press("Shift+N");
  await expect(here()).toHaveText(first, { useInnerText: true });
  await page.keyboard.press("Shift+N");
  await expect(status()).not.toContainText(/^[12] of /);
  await expect(here()).toBeInViewport();
  await expect(log()).toBeFocused();
  await expect(page.getByRole("button", { name: "Follow" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Match after, match before");
  await page.keyboard.press("Escape");
  await expect(log()).toBeFocused();
  await field().fill("");
  await expect(status()).toHaveText("");
  await expect(here()).toHaveCount(0);
});

test("what an expression matches is marked in the lines, and one that never ends holds nothing up", async () => {
  await page.goto(`${installation.url}${logs}?regex=1&q=${encodeURIComponent("\\b1\\d of v\\w+")}`);
  await expect(status()).toHaveText(/^\d+ lines$/);
  await expect(log().locator("mark").first()).toHaveText(/^1\d of version$/);
  await page.getByRole("button", { name: "Match after" }).click();
  await expect(status()).toContainText(/^1 of \d+ lines/);
  await expect(here().locator("mark")).toHaveText(/^1\d of version$/);
  await page.goto(`${installation.url}${logs}?regex=1&q=${encodeURIComponent("^(([\\w ]+)+)+!$")}`);
  await expect(page.getByText("The expression takes too long.", { exact: false }).first()).toBeVisible();
  await field().fill("the page still takes keys");
  await expect(field()).toHaveValue("the page still takes keys");
});

test("a picture shows when lines were written; dragging over it asks for the lines of that time", async () => {
  await page.goto(`${installation.url}${logs}?q=of+version`);
  await expect(picture()).toHaveAccessibleName(/ errors between .*Most of them from .*Deployment #\d at /);
  const marks = page.locator("figure").getByText(/^#\d$/);
  await expect(marks.first()).toBeVisible();
  const box = (await picture().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const pull = async (from: number, to: number) => {
    await page.mouse.move(box.x + box.width * from, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * ((from + to) / 2), box.y + 30);
    await page.mouse.move(box.x + box.width * to, box.y + 30);
  };
  await pull(0.9, 0.2);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page).toHaveURL(/logs\?q=of\+version$/);
  await pull(0.9, 0.2);
  await page.mouse.up();
  await expect(page).toHaveURL(/q=of\+version&range=at&since=.*&until=/);
  const { searchParams } = new URL(page.url());
  const [since = 0, until = 0] = ["since", "until"].map((name) => Date.parse(searchParams.get(name) ?? ""));
  expect(until).toBeGreaterThan(since);
  await expect(page.getByLabel("Time", { exact: true })).toHaveValue("at");
  await expect(picture()).toBeVisible();
  const told = (await log().innerText()).match(/\d\d:\d\d:\d\d\.\d{3}/g) ?? [];
  expect(told.length).toBeGreaterThan(0);
  const clock = await page.evaluate((ms) => ms.map((at) => new Date(at).toTimeString().slice(0, 8)), [since, until]);
  for (const time of told) expect(time >= (clock[0] ?? "") && time < (clock[1] ?? "")).toBe(true);
});

test("the picture and the matches can be used by everybody, in both themes and on a small screen", async () => {
  await page.getByRole("button", { name: "Match after" }).click();
  await expect(status()).toContainText("1 of");
  await expectAccessible(page);
});
