import { execFileSync } from "node:child_process";
import { type Browser, chromium, type Page } from "@playwright/test";
import config from "../playwright.config";
import { startInstallation } from "./installation";
import { takeNodePictures } from "./picture-nodes";
import { startShop } from "./picture-shop";
import { takePicture as take, themes } from "./take-picture";

/** `npm run pictures`: the pages of the demonstration, and of an application that runs, light and dark, into docs/images. */
const home = "/brinewood-logistics";
const checkout = `${home}/projects/checkout-billing`;
const payments = `${checkout}/apps/payments-api/prod`;
const demonstration: Readonly<Record<string, string>> = {
  overview: home,
  project: checkout,
  application: payments,
  deployment: `${home}/projects/parcel-tracking/apps/label-renderer/prod/deployments/156`,
  metrics: `${payments}/metrics`,
  variables: `${payments}/variables`,
  domains: `${payments}/domains`,
  settings: `${payments}/settings`,
  deployments: `${home}/deployments`,
  activity: `${home}/activity`,
  notifications: `${home}/notifications`,
};
const installation = await startInstallation();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const env = { ...process.env, DM_DATA_DIR: installation.dataDir };
  const said = execFileSync(process.execPath, ["server/setup/seed.mjs"], { env, encoding: "utf8" });
  const [, email = "", password = ""] = /Sign in as (\S+) with the password (\S+)/.exec(said) ?? [];
  const first = await openPage(browser, "light");
  const shop = await startShop(first, installation);
  for (const theme of themes) {
    const page = await openPage(browser, theme);
    await page.goto(`${installation.url}/login`);
    await take(page, "sign-in", theme);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(`**${home}`);
    for (const [name, path] of Object.entries(demonstration)) await takePage(page, name, path, theme);
    await takePalette(page, theme);
  }
  for (const theme of themes) {
    await first.emulateMedia({ colorScheme: theme });
    await takePage(first, "logs", `${shop}/logs`, theme);
    await takeTerminal(first, `${shop}/terminal`, theme);
  }
  await takeNodePictures(first, installation, shop);
} finally {
  await browser.close();
  await installation.stop();
}

async function openPage(from: Browser, colorScheme: (typeof themes)[number]): Promise<Page> {
  return (await from.newContext({ viewport: { width: 1440, height: 900 }, colorScheme })).newPage();
}

async function takePage(page: Page, name: string, path: string, theme: string): Promise<void> {
  const answer = await page.goto(`${installation.url}${path}`, { waitUntil: "load" });
  if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}.`);
  // Charts are loaded when all else is there.
  await page.waitForLoadState("networkidle");
  if (name === "logs") await page.getByRole("log").getByText("order").nth(20).waitFor();
  await take(page, name, theme);
}

async function takePalette(page: Page, theme: string): Promise<void> {
  await page.goto(`${installation.url}${checkout}`);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Go to" }).getByRole("combobox").fill("pay");
  await page
    .getByRole("option", { name: /payments-webhook/ })
    .first()
    .waitFor();
  await take(page, "palette", theme);
}

async function takeTerminal(page: Page, path: string, theme: string): Promise<void> {
  await page.goto(`${installation.url}${path}`);
  await page.getByRole("button", { name: "Open a terminal" }).click();
  await page.getByText(/sh, open for/).waitFor();
  await page.keyboard.type("clear; uname -srm; head -n 4 /srv/shop.mjs; ls -l /srv\n");
  await page.locator(".xterm-rows").getByText("shop.mjs").last().waitFor();
  await take(page, "terminal", theme);
}
