import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import config from "../playwright.config";
import { startInstallation } from "./installation";

/** `npm run pictures`: the pages of the demonstration, light and dark, into docs/images. */
const folder = "docs/images";
const home = "/brinewood-logistics";
const checkout = `${home}/projects/checkout-billing`;
const pages: Readonly<Record<string, string>> = {
  overview: home,
  node: `${home}/nodes/local`,
  project: checkout,
  application: `${checkout}/apps/payments-api/prod`,
  metrics: `${checkout}/apps/payments-api/prod/metrics`,
  deployment: `${checkout}/apps/invoice-pdf/staging/deployments/23`,
};

const installation = await startInstallation(21);
try {
  const env = { ...process.env, DM_DATA_DIR: installation.dataDir };
  const said = execFileSync(process.execPath, ["server/setup/seed.mjs"], { env, encoding: "utf8" });
  const [, email = "", password = ""] = /Sign in as (\S+) with the password (\S+)/.exec(said) ?? [];
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch(config.use?.launchOptions);
  for (const theme of ["light", "dark"] as const) await takeAll(await signIn(browser, theme, email, password), theme);
  await browser.close();
} finally {
  await installation.stop();
}

async function signIn(browser: Browser, colorScheme: "light" | "dark", email: string, password: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.goto(`${installation.url}/login`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`**${home}`);
  return page;
}

async function takeAll(page: Page, theme: string): Promise<void> {
  for (const [name, path] of Object.entries(pages)) {
    const answer = await page.goto(`${installation.url}${path}`, { waitUntil: "load" });
    if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}.`);
    await page.evaluate(() => document.fonts.ready);
    // Charts are loaded when all else is there.
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: `${folder}/${name}-${theme}.png`, animations: "disabled" });
    process.stdout.write(`${folder}/${name}-${theme}.png\n`);
  }
}
