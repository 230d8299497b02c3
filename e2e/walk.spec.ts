import { expect, type Page, test } from "@playwright/test";
import { startTestRepositories, type TestRepositories } from "../server/git/cli/test-server";
import { startLoad } from "../workers/testing/load";
import { type Installation, startInstallation } from "./installation";

/**
 * What somebody does on the first day, by the browser alone: from the one-time link to an application that is built from a
 * repository, deployed again under load, broken, and gone back to.
 */
let installation: Installation;
let repositories: TestRepositories;
const host = "shop.brinewood.example";

test.beforeAll(async () => {
  test.setTimeout(120_000);
  repositories = await startTestRepositories("ada:secret");
  installation = await startInstallation();
});
test.afterAll(async () => {
  await installation.stop();
  await repositories.close();
});

/** A commit of an application; what it is built on comes with the test host. */
function commit(version: string, over: Readonly<Record<string, string>> = {}): void {
  const env = Object.entries({ VERSION: version, ...over }).map(([key, value]) => `ENV ${key}=${value}\n`);
  const Dockerfile = `FROM docker-manager/test-app:1\n${env.join("")}EXPOSE 8080\n`;
  repositories.commit("shop", { Dockerfile, "README.md": `version ${version}\n` }, `Version ${version}`);
}

const load = () => startLoad({ address: installation.host.address, host, connections: 4, keepAlive: true });

async function answers(): Promise<string> {
  const some = load();
  while (some.requests() < 20) await new Promise((resolve) => setTimeout(resolve, 10));
  const { failures, versions } = await some.stop();
  return failures[0] ?? Object.keys(versions).join();
}

/** Presses the button, and waits on the page of the deployment for its end. Nothing reloads it but what happens. */
async function deploy(page: Page, end: "Succeeded" | "Failed") {
  await page.getByRole("button", { name: "Deploy", exact: true }).click();
  await ended(page, end);
}

/** The word beside the title of its page: the page before may show another deployment's. */
async function ended(page: Page, end: "Succeeded" | "Failed") {
  const title = page.getByRole("heading", { level: 1, name: /^Deployment #\d+$/ });
  await expect(title.locator("..").getByText(end, { exact: true })).toBeVisible({ timeout: 90_000 });
}

test("an application from a repository: deployed, deployed again under load, broken, gone back to", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.goto(installation.setupLink);
  await page.getByLabel("Your name").fill("Ines Lindqvist");
  await page.getByLabel("E-mail").fill("ines@brinewood.example");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByLabel("Organisation").fill("Brinewood Logistics");
  await page.getByRole("button", { name: "Create administrator" }).click();

  await page.getByRole("main").getByRole("link", { name: "New project" }).click();
  await page.getByLabel("Name").fill("Shop");
  await page.getByRole("button", { name: "Create project" }).click();

  commit("one");
  await page.getByRole("main").getByRole("link", { name: "New application" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Shop front");
  await page.getByRole("textbox", { name: "Repository" }).fill(`${repositories.url}/shop.git`);
  await page.getByRole("button", { name: "Create application" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Shop front" })).toBeVisible();
  const application = page.url();

  await page.getByRole("link", { name: "Domains", exact: true }).click();
  await page.getByLabel("Host").fill(host);
  await page.getByRole("button", { name: "Add domain" }).click();
  await expect(page.getByText(host).first()).toBeVisible();

  await page.goto(application);
  await deploy(page, "Succeeded");
  expect(await answers()).toBe("one");

  await page.goto(application);
  commit("two");
  const under = load();
  await deploy(page, "Succeeded");
  const { failures, versions } = await under.stop();
  expect(failures).toEqual([]);
  expect(Object.keys(versions)).toEqual(["one", "two"]);

  await page.goto(application);
  commit("three", { EXIT_AFTER_MS: "100", EXIT_CODE: "3" });
  const meanwhile = load();
  await deploy(page, "Failed");
  await expect(page.getByText(/exit code 3/).first()).toBeVisible();
  await expect(page.getByText("exiting in 100 ms, as told")).toBeVisible();
  await expect(page.getByText(/r2 serves on 1 of 1/)).toBeVisible();
  const broken = await meanwhile.stop();
  expect([broken.failures, Object.keys(broken.versions)]).toEqual([[], ["two"]]);

  await page.goto(`${application}/deployments`);
  await page.getByRole("button", { name: "Roll back to r1" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Roll back to r1" }).click();
  await ended(page, "Succeeded");
  expect(await answers()).toBe("one");
});
