import { readFileSync } from "node:fs";
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
const organization = "brinewood";
const project = "checkout";
const names = ["Payments", "Mailer", "Ledger"];

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  installation = await startInstallation();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  problems = collectProblems(page);
  await becomeAdministrator(page, installation.setupLink);
});
test.afterAll(() => installation.stop());
test.afterEach(() => expect(problems).toEqual([]));

const call = <T = { number: number }>(procedure: string, input: object = {}): Promise<T> =>
  callAs<T>(page, installation.url, procedure, { organization, project, environment: "dev", ...input });
const open = async (path: string) => {
  await page.goto(`${installation.url}/${organization}${path}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
};
const rows = (on: Page = page) => on.getByRole("table", { name: "Deployments" }).locator("tbody tr");
const log = () => page.getByRole("log");

test("both pages say what to do while there is nothing", async () => {
  await open("/deployments");
  await expect(page.getByText("Nothing was deployed yet.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Choose an application" })).toBeVisible();
  await expectAccessible(page);
  await open("/logs");
  await expect(page.getByText("Nothing runs yet, so nothing is written.")).toBeVisible();
  await expectAccessible(page);
});

test("a deployment comes to the list by itself, moves on in it and ends", async () => {
  await call("projects.create", { name: "Checkout" });
  for (const name of names) {
    const application = name.toLowerCase();
    await call("applications.create", { name, source: { kind: "image", reference: testApp } });
    const config = { ...defaultConfig, rollout: { ...defaultConfig.rollout, monitorMs: 1_000 } };
    await call("applications.updateConfig", { application, version: 1, config });
    await call("variables.set", { application, key: "LINES_PER_SECOND", value: "5", secret: false });
    await call("variables.set", { application, key: "VERSION", value: application, secret: false });
  }
  await open("/deployments");
  await call("deployments.deploy", { application: "payments" });
  await expect(rows()).toHaveCount(1, { timeout: 60_000 });
  const item = page.getByRole("navigation", { name: "Organisation" }).getByRole("link", { name: /^Deployments/ });
  await expect(item).toHaveText("Deployments1 in progress");
  await expect(rows().first()).toContainText("Payments");
  await expect(rows().first()).toContainText("You");
  await expect(rows().first()).toContainText("Succeeded", { timeout: 90_000 });
  await expect(rows().first()).toContainText("1 of 1 replica healthy after");
  await expect(page.getByText("Nothing is in progress.")).toBeVisible();
});

test("what comes while one points at the rows waits behind a button", async () => {
  await rows().first().hover();
  await call("deployments.deploy", { application: "mailer" });
  await page.getByRole("button", { name: "1 new" }).click({ timeout: 60_000 });
  await expect(rows()).toHaveCount(2);
  await expect(rows().first()).toContainText("Mailer");
  await expect(rows().filter({ hasText: "Mailer" })).toContainText("Succeeded", { timeout: 90_000 });
  await page.getByRole("heading", { level: 1 }).hover();
  await call("applications.updateSource", {
    application: "ledger",
    source: { kind: "image", reference: "docker-manager/none:1" },
  });
  await call("deployments.deploy", { application: "ledger" });
  await expect(rows().filter({ hasText: "Ledger" })).toContainText("Failed", { timeout: 90_000 });
  await expect(rows().filter({ hasText: "Ledger" })).toContainText("No release yet");
  await expectAccessible(page);
});

test("filters stand in the address, and lead on to one deployment", async () => {
  await page.getByRole("navigation", { name: "State" }).getByRole("link", { name: "Failed" }).click();
  await expect(page).toHaveURL(/state=failed/);
  await expect(rows()).toHaveCount(1);
  await page.getByLabel("Environment").selectOption("prod");
  await expect(page).toHaveURL(/state=failed&.*env=prod/);
  await expect(page.getByText("No deployment matches these filters.")).toBeVisible();
  await page.getByRole("link", { name: "Show all deployments" }).click();
  await expect(rows()).toHaveCount(3);
  await page.getByLabel("Find an application").fill("pay");
  await expect(page).toHaveURL(/q=pay/);
  await expect(rows()).toHaveCount(1);
  await page.getByLabel("Project", { exact: true }).selectOption("Checkout");
  await expect(page).toHaveURL(/q=pay.*project=checkout/);
  await rows().getByRole("link", { name: "Payments #1" }).click();
  await expect(page).toHaveURL(`${installation.url}/${organization}/projects/checkout/apps/payments/dev/deployments/1`);
});

test("lines of several applications stand in one view, each with whose it is", async () => {
  await open("/logs");
  await expect(page.getByText("Lines of 2 applications, as they write them.")).toBeVisible();
  await expect(log()).toContainText("of version payments", { timeout: 60_000 });
  await expect(log()).toContainText("of version mailer", { timeout: 60_000 });
  await expect(log().getByTitle("Mailer in dev").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Jump to newest" })).toBeVisible();
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await page.getByLabel("Search in the lines").fill("of version mailer");
  await expect(page.locator("mark").first()).toHaveText("of version mailer");
  await expect(log()).not.toContainText("of version payments");
});

test("one chooses whose lines they are, and a line leads to its application's logs", async () => {
  await open("/logs");
  await page.getByText("Choose applications").click();
  await page.getByRole("checkbox", { name: "Payments dev" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Follow 1 application" }).click();
  await expect(page).toHaveURL(/app=checkout%2Fpayments%2Fdev/);
  await expect(page.getByText("Lines of 1 application, as they write them.")).toBeVisible();
  await expect(log()).toContainText("of version payments", { timeout: 60_000 });
  await expect(log()).not.toContainText("of version mailer");
  await page.getByRole("button", { name: "Pause" }).click();
  await log().getByRole("link").first().click();
  await expect(page).toHaveURL(/apps\/payments\/dev\/logs\?line=/);
  await expect(log().locator("[aria-current=location]")).toContainText("of version payments");
  await open("/logs?app=checkout/payments/dev&app=checkout/gone/dev");
  await expect(page.getByText("1 of those chosen is not there, or not yours to read.")).toBeVisible();
  await page.getByRole("link", { name: "Do not follow Payments in dev" }).click();
  await expect(page.getByText("Lines of 2 applications, as they write them.")).toBeVisible();
});

test("keys and the palette lead to both", async () => {
  await open("/settings");
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** The first key may come before the page is alive. */
  await expect(async () => {
    await press("g", "d");
    await expect(page).toHaveURL(`${installation.url}/${organization}/deployments`, { timeout: 5_000 });
  }).toPass();
  await expect(rows()).toHaveCount(3);
  // Who comes to another page stands at its title first.
  await expect(page.getByRole("heading", { level: 1, name: "Deployments" })).toBeFocused();
  const link = (nth: number) => rows().nth(nth).getByRole("link").first();
  for (const [key, nth] of [
    ["j", 0],
    ["j", 1],
    ["k", 0],
    ["k", 0],
    ["j", 1],
  ] as const) {
    await press(key);
    await expect(link(nth)).toBeFocused();
  }
  const to = String(await link(1).getAttribute("href"));
  await press("Enter");
  await expect(page).toHaveURL(installation.url + to);
  await press("g", "l");
  await expect(page).toHaveURL(`${installation.url}/${organization}/logs`);
  await expect(page.getByRole("heading", { level: 1, name: "Logs" })).toBeFocused();
  await press("?");
  const map = page.getByRole("dialog", { name: "Keys" });
  await expect(map).toContainText("Deployments of all applications");
  await expect(map).toContainText("Logs of several applications");
  await press("Escape");
  await expect(map).toBeHidden();
  await open(`/projects/${project}/apps/payments/dev/domains`);
  await expect(async () => {
    await press("e");
    await expect(page.getByRole("menuitem", { name: "dev" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await press("Escape");
  await open("/logs");
  const sidebar = page.getByRole("navigation", { name: "Organisation" });
  await expect(sidebar.getByRole("link", { name: "Logs" })).toHaveAttribute("aria-current", "page");
  await expect(sidebar.getByRole("link")).toHaveText([
    "Overview",
    "Deployments",
    "Nodes",
    "Logs",
    "Activity",
    "Settings",
  ]);
});

test("the activity tells what is new while one reads, opens to before and after, and is kept as a file", async () => {
  await open("/activity?what=applications");
  const lines = page.getByRole("main").getByRole("listitem");
  const configured = lines.filter({ hasText: "changed the configuration of Payments" }).first();
  await configured.getByText("changed the configuration of").click();
  await expect(configured.getByText("Monitor window: 1 s")).toBeVisible();
  await expectAccessible(page);
  await call("variables.set", { application: "payments", key: "GREETING", value: "hello", secret: false });
  await page.getByRole("button", { name: "1 new" }).click({ timeout: 60_000 });
  await expect(lines.first()).toContainText("Ines Lindqvist set a variable of Payments");

  await page.getByLabel("Project", { exact: true }).selectOption("Checkout");
  await expect(page).toHaveURL(/project=checkout/);
  const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("until").fill(day);
  await expect(page.getByText("Nothing matches these filters.")).toBeVisible();
  await page.getByLabel("until").fill("");
  await expect(lines.first()).toBeVisible();
  const exported = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const text = readFileSync(await (await exported).path(), "utf8").split("\r\n");
  expect(text[0]).toBe("time,who,action,kind,subject,detail,address,request,browser");
  expect(text[1]).toContain("Ines Lindqvist,variable.set,application,Payments");
});

test("both work before JavaScript", async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto(`${installation.url}/${organization}/deployments?q=led`);
  await expect(rows(plain)).toHaveCount(1);
  await plain.getByLabel("Environment").selectOption("prod");
  await plain.getByRole("button", { name: "Show" }).click();
  await expect(plain.getByText("No deployment matches these filters.")).toBeVisible();
  await plain.goto(`${installation.url}/${organization}/logs`);
  await plain.getByText("Choose applications").click();
  await plain.getByRole("checkbox", { name: "Mailer dev" }).check();
  await plain.getByRole("button", { name: "Follow those deployed last" }).click();
  await expect(plain.getByText("Lines of 1 application, as they write them.")).toBeVisible();
  await plain.getByRole("list", { name: "Followed" }).getByRole("link", { name: "Mailer dev" }).click();
  await expect(plain.getByRole("log")).toContainText("of version mailer");
  await context.close();
});
