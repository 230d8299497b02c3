import { type Browser, expect, type Page } from "@playwright/test";
import { layCable } from "./cut-sockets";
import { callAs } from "./person";

/** One person deploys the example and watches; another one watches, loses the connection in the middle, and gets it back. */
export async function watchTogether(url: string, page: Page, browser: Browser): Promise<void> {
  const person = { name: "Aiko Mori", email: "aiko@brinewood.example", password: "correct horse battery" };
  const organization = "brinewood";
  await callAs(page, url, "members.add", { organization, ...person, role: "ADMIN" });
  const hello = { organization, project: "examples", application: "hello", environment: "prod" };
  const first = await page.context().newPage();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const second = await context.newPage();
  const cable = await layCable(context);
  await second.goto(`${url}/login`);
  await second.getByLabel("E-mail").fill(person.email);
  await second.getByLabel("Password").fill(person.password);
  await second.getByRole("button", { name: "Sign in" }).click();
  await expect(second).toHaveURL(/\/brinewood$/);
  const { number } = await callAs(page, url, "deployments.deploy", hello);
  const address = `${url}/brinewood/projects/examples/apps/hello/prod/deployments/${number}`;
  for (const tab of [first, second]) await tab.goto(address);
  await expect.poll(() => cable.open).toBeGreaterThan(0);
  await second.evaluate(() => Object.assign(window, { loaded: true }));
  await expect(second.getByRole("log").first()).toContainText(/image/i, { timeout: 60_000 });
  await cable.pull();
  await expect(second.getByText("Live updates stopped at")).toBeVisible({ timeout: 60_000 });
  await expect(first.getByText("Succeeded").first()).toBeVisible({ timeout: 120_000 });
  // What is old is not shown as if it were now.
  await expect(second.getByText("Live updates stopped at")).toBeVisible();
  await cable.plug();
  await expect(second.getByText("Succeeded").first()).toBeVisible({ timeout: 60_000 });
  await expect(second.getByText("Live updates stopped at")).toBeHidden({ timeout: 60_000 });
  expect(await second.evaluate(() => "loaded" in window)).toBe(true);
  // But for who is meant by "you", and how long ago it was.
  const shown = async (tab: Page) =>
    (await tab.getByRole("main").innerText())
      .replace(/\d+ (s|min)( ago)?|\bnow\.|\byou\b|Ines Lindqvist/gi, "…")
      .split("\n");
  await expect.poll(() => shown(second), { timeout: 60_000 }).toEqual(await shown(first));
  const lines = (tab: Page) => tab.getByRole("log").first().innerText();
  expect(await lines(second)).toBe(await lines(first));
  await first.close();
  await context.close();
}
