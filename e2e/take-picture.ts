import { mkdirSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { shrinkPng } from "./small-png";

export const themes = ["light", "dark"] as const;

const folder = "docs/images";

/** Takes a picture of what stands on the page, for the documentation. */
export async function takePicture(page: Page, name: string, theme: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${name}-${theme}.png`;
  writeFileSync(file, shrinkPng(await page.screenshot({ animations: "disabled" })));
  process.stdout.write(`${file}\n`);
}

/** In both themes, of a page that is as somebody has made it and would not be so again after it was opened anew. */
export async function takeBoth(page: Page, name: string): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await takePicture(page, name, theme);
  }
}
