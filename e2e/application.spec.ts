import { expect, type Page, test } from "@playwright/test";
import { testApp } from "../docker/testing/images";
import { askEdge } from "./ask-edge";
import { expectAccessible } from "./expect-accessible";
import { type Installation, startInstallation } from "./installation";
import { createRepository, type Repository } from "./repository";

const organization = "brinewood-logistics";
const domain = "pay.brinewood.example";
const password = "correct horse battery";
let installation: Installation;
let repository: Repository;
let base: string;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  repository = createRepository();
  repository.commit("Retry captures once on 502", { Dockerfile: `FROM ${testApp}\nENV VERSION=1\n` });
  installation = await startInstallation();
});
test.afterAll(async () => {
  await installation.stop();
  repository.remove();
});

const problems: string[] = [];
test.beforeEach(({ page }) => {
  problems.length = 0;
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    // A refusal answers 409 or 422 and a missing page 404, which Chromium reports as failed loads.
    if (message.type() === "error" && !/40[49]|422/.test(message.text())) problems.push(message.text());
  });
});
test.afterEach(() => expect(problems).toEqual([]));

/** A use-case by its procedure, as the person who is signed in. */
async function call(page: Page, procedure: string, input: object): Promise<Record<string, unknown>> {
  const answer = await page.request.post(`${installation.url}/trpc/${procedure}`, { data: input });
  const { result, error } = await answer.json();
  if (error) throw new Error(`${procedure}: ${error.message}`);
  return result.data;
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${installation.url}/login`);
  await page.getByLabel("E-mail").fill("ines@brinewood.example");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`/${organization}$`));
}

/** Waits on the page of a deployment until it tells its end, which it does by itself. */
const expectEnd = (page: Page, word: string) =>
  expect(page.getByRole("heading", { level: 1 }).locator("..").getByText(word, { exact: true })).toBeVisible({
    timeout: 60_000,
  });

const expectVersion = (version: number) =>
  expect
    .poll(async () => (await askEdge(installation.host, domain)).text, { timeout: 15_000 })
    .toBe(`version ${version}\n`);

test("a new application says what a deployment would do, and deploys in one click", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(installation.setupLink);
  for (const [label, value] of [
    ["Your name", "Ines Lindqvist"],
    ["E-mail", "ines@brinewood.example"],
    ["Password", password],
    ["Organisation", "Brinewood Logistics"],
  ] as const)
    await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(page).toHaveURL(new RegExp(`/${organization}$`));
  const { slug: project } = await call(page, "projects.create", { organization, name: "Checkout" });
  const source = { kind: "git", url: repository.url, branch: "main" };
  const made = await call(page, "applications.create", { organization, project, name: "payments-api", source });
  base = `${installation.url}/${organization}/projects/${project}/apps/${made.slug}/prod`;

  await page.goto(`${base}/settings`);
  await page.getByLabel("Path", { exact: true }).fill("/health");
  await page.getByLabel("Interval, s").fill("0,1");
  await page.locator("#health").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter 0.5 to 300 s.")).toBeVisible();
  await page.getByLabel("Interval, s").fill("0,5");
  await page.locator("#health").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#health").getByRole("status")).toContainText("Saved.");
  await page.getByLabel("Monitor, s").fill("1");
  await page.locator("#rollout").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#rollout").getByRole("status")).toContainText("Saved.");
  await page.locator("#resources").getByLabel("Replicas").fill("2");
  await page.locator("#resources").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#resources").getByRole("status")).toContainText("Saved.");
  await expectAccessible(page);

  await page.getByLabel("Drain, s").fill("20");
  await page.getByRole("link", { name: "Domains" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Leave without saving?");
  await page.getByRole("button", { name: "Stay" }).click();
  await expect(page.getByLabel("Drain, s")).toHaveValue("20");
  await page.getByRole("link", { name: "Overview", exact: true }).last().click();
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByText("Never deployed to prod. A deployment builds the newest commit of main")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Deploy", exact: true }).click();
  await expect(page).toHaveURL(/\/deployments\/1$/);
  await expect(page.getByText(/Step \d of 4/)).toBeVisible();
  await expectAccessible(page);
  await expectEnd(page, "Succeeded");
  await expect(page.getByRole("heading", { name: "r1 was seen healthy on 2 of 2 replicas" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "r1 serves on 2 of 2 replicas" })).toBeVisible();
  await expect(page.getByRole("log", { name: "Log of deployment #1" })).toContainText("Retry captures once on 502");
  await expectAccessible(page);
});

test("a domain is added, opened through the edge, and refused where another application has it", async ({ page }) => {
  await signIn(page);
  await page.goto(`${base}/domains`);
  await expect(page.getByText("No domain in prod")).toBeVisible();
  await page.getByLabel("Host").fill("https://pay.brinewood.example");
  await page.getByRole("button", { name: "Add domain" }).click();
  await expect(page.getByText("Enter the host name alone, without https:// and path.")).toBeVisible();
  await page.getByLabel("Host").fill(domain);
  await page.getByRole("button", { name: "Add domain" }).click();
  await expect(page.getByRole("link", { name: domain })).toHaveAttribute("href", `http://${domain}/`);
  await expect(page.getByText(`an A or AAAA record of ${domain} must hold the address`)).toBeVisible();
  await expectVersion(1);
  await expectAccessible(page);

  await page.goto(`${base.replace(/prod$/, "staging")}/domains`);
  await page.getByLabel("Host").fill(domain);
  await page.getByRole("button", { name: "Add domain" }).click();
  await expect(page.getByText("“payments-api” (Checkout, prod) has it already.")).toBeVisible();
});

test("a variable is pending with its diff, and deployed with the image that serves", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page);
  await page.goto(`${base}/variables`);
  await page.getByRole("link", { name: "Add", exact: true }).click();
  await page.getByLabel("Name").fill("2VERSION");
  await page.getByLabel("Value").fill("2");
  await page.getByRole("button", { name: "Save variable" }).click();
  await expect(page.getByText("does not begin with a digit")).toBeVisible();
  await page.getByLabel("Name").fill("VERSION");
  await page.getByRole("button", { name: "Save variable" }).click();
  await expect(page.getByRole("cell", { name: "VERSION", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Paste .env" }).click();
  await page.getByLabel("Text of the file").fill("VERSION=2\nTOKEN='s3cret value'");
  await page.getByLabel("All of them are secrets").check();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("1 of 2 would change:")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Text of the file").fill("TOKEN='s3cret value'");
  await page.getByRole("button", { name: "Save variables" }).click();
  await expect(page.getByRole("row", { name: /TOKEN/ })).toContainText("hidden");
  await page.getByText("2 pending changes").click();
  await expect(page.getByText("VERSION=2", { exact: true })).toBeVisible();
  await expect(page.getByText("TOKEN=hidden", { exact: true })).toBeVisible();
  expect(await page.content()).not.toContain("s3cret value");
  await expectAccessible(page);
  // Settings alone are deployed, whatever was pushed meanwhile.
  repository.commit("Not to be deployed yet", { Dockerfile: `FROM ${testApp}\nENV EXIT_AFTER_MS=10\n` });
  await page.getByRole("button", { name: "Deploy changes" }).click();
  await expect(page).toHaveURL(/\/deployments\/2$/);
  await expectEnd(page, "Succeeded");
  await expect(page.getByText("the image of r1 is used again", { exact: true })).toBeVisible();
  await expectVersion(2);
  await page.goto(base);
  await expect(page.getByRole("heading", { name: "Pending changes" })).toHaveCount(0);
  await expect(page.getByText("r2 serves on 2 of 2 replicas, seen at the edge")).toBeVisible();
  await expectAccessible(page);
});

test("a broken commit fails and says why, with the exit code and what serves; a release before comes back", async ({
  page,
}) => {
  test.setTimeout(240_000);
  repository.commit("Cache rendered glyphs on disk", {
    Dockerfile: `FROM ${testApp}\nENV EXIT_AFTER_MS=200 EXIT_CODE=3\n`,
  });
  await signIn(page);
  await page.goto(base);
  await page.getByRole("button", { name: "Deploy", exact: true }).click();
  await expectEnd(page, "Failed");
  await expect(page.getByRole("heading", { name: "Replica 1 stopped by itself (exit code 3)." })).toBeVisible();
  await expect(page.getByRole("heading", { name: "r2 serves on 2 of 2 replicas" })).toBeVisible();
  await expect(page.getByRole("log", { name: "Last lines of slot 1" })).toContainText("exiting in 200 ms, as told");
  await expect(page.getByText("At the failure")).toBeVisible();
  await expect(page.getByText("Go back to what served before done")).toBeVisible();
  await page.getByRole("link", { name: "Attempt 1" }).click();
  await expect(page).toHaveURL(/attempt=1/);
  await expectVersion(2);
  await expectAccessible(page);

  await page.goto(base);
  await expect(page.getByRole("heading", { name: /Deployment #3 failed/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Deployments", exact: true }).last().click();
  await expect(page.getByText("never served")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Roll back to r1" }).click();
  await expectAccessible(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Roll back to r1" }).click();
  await expect(page).toHaveURL(/\/deployments\/4$/);
  await expectEnd(page, "Succeeded");
  await expectVersion(1);
});

test("it is scaled, stopped and started from its menu", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page);
  const choose = async (item: string) => {
    await page.goto(base);
    await page.getByRole("button", { name: "Actions" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await choose("Scale…");
  await page.getByRole("spinbutton", { name: "Replicas" }).fill("2");
  await page.getByRole("alertdialog").getByRole("button", { name: "Scale" }).click();
  await expect(page.getByRole("alert")).toHaveText("The application already has 2 replicas.");
  await page.getByRole("spinbutton", { name: "Replicas" }).fill("1");
  await page.getByRole("alertdialog").getByRole("button", { name: "Scale" }).click();
  await expectEnd(page, "Succeeded");
  await expect(page.getByRole("heading", { name: "r1 serves on 1 of 1 replica" })).toBeVisible();

  await choose("Stop…");
  await page.getByRole("alertdialog").getByRole("button", { name: "Stop payments-api" }).click();
  await expectEnd(page, "Succeeded");
  await expect(page.getByRole("heading", { name: "Stopped: no replica of r1 runs" })).toBeVisible();
  expect((await askEdge(installation.host, domain)).status).toBe(503);
  await page.goto(base);
  await expectAccessible(page);

  await choose("Start");
  await expectEnd(page, "Succeeded");
  await expectVersion(1);
});

test("without JavaScript it is changed, deployed and cancelled all the same", async ({ browser }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page);
  await page.goto(`${base}/settings`);
  await page.locator("#run").getByLabel("Command").fill(`node "/srv/server.mjs`);
  await page.locator("#run").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText('Close the quote " that the command opens.')).toBeVisible();
  await page.locator("#run").getByLabel("Command").fill(`node "/srv/server.mjs"`);
  await page.locator("#run").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#run").getByRole("status")).toContainText("Saved.");
  await page.getByRole("button", { name: "Deploy changes" }).click();
  await expect(page).toHaveURL(/\/deployments\/\d+$/);
  await page.locator("summary", { hasText: "Cancel" }).click();
  await page.getByRole("button", { name: /^Cancel #\d+$/ }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 }).locator("..")).toContainText("Cancelled", { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expectVersion(1);
  await page.getByRole("link", { name: "payments-api in prod" }).click();
  await expect(page).toHaveURL(base);
  await context.close();
});

test("it is deleted only by its typed name, and what runs is taken down first", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  await page.goto(`${base}/settings`);
  await page.getByRole("button", { name: "Delete payments-api…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("1 replica; open requests are finished first");
  await expect(dialog).toContainText(`${domain} will get no answer`);
  await expectAccessible(page);
  await dialog.getByLabel("Type “payments-api” to confirm").fill("payments");
  await dialog.getByRole("button", { name: "Delete payments-api" }).click();
  await expect(dialog.getByText("Type “payments-api” to confirm.", { exact: true })).toBeVisible();
  await dialog.getByLabel("Type “payments-api” to confirm").fill("payments-api");
  await dialog.getByRole("button", { name: "Delete payments-api" }).click();
  await expect(page).toHaveURL(/\/projects\/checkout$/);
  await expect.poll(async () => (await page.request.get(base)).status(), { timeout: 30_000 }).toBe(404);
  await page.goto(base);
  await expect(page.getByRole("heading", { level: 1, name: "Not found" })).toBeVisible();
  expect((await askEdge(installation.host, domain)).status).toBe(404);
});
