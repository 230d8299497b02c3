import type { Locator, Page } from "@playwright/test";
import { untilAlive } from "./alive";

export interface Driver {
  /** what the page is about */
  main(): Locator;
  /** A button by its whole name. */
  press(name: string): Promise<void>;
  /** A field by its whole label. */
  fill(label: string, text: string): Promise<void>;
  /** A page of the installation, once it is alive. */
  open(path: string): Promise<void>;
}

/** What a person does all the time, by what is written on the page. */
export function drive(page: Page, url: string): Driver {
  const main = () => page.getByRole("main");
  return {
    main,
    press: (name) => main().getByRole("button", { name, exact: true }).click(),
    fill: (label, text) => main().getByLabel(label, { exact: true }).fill(text),
    open: async (path) => {
      await page.goto(`${url}${path}`);
      await untilAlive(page);
    },
  };
}
