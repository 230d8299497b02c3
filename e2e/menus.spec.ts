import { expect, type Page, test } from "@playwright/test";
import { type Installation, startInstallation } from "./installation";
import { becomeAdministrator, callAs } from "./person";
import { collectProblems } from "./problems";

/** What menus and dialogs draw comes after the page: nobody may notice. */
let installation: Installation;
let page: Page;
let problems: string[];

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  installation = await startInstallation();
  page = await (await browser.newContext()).newPage();
  problems = collectProblems(page);
  await becomeAdministrator(page, installation.setupLink);
  const person = { name: "Aiko Mori", email: "aiko@brinewood.example", password: "correct horse battery" };
  await callAs(page, installation.url, "members.add", { organization: "brinewood", ...person, role: "MEMBER" });
});
test.afterAll(() => installation.stop());
test.afterEach(() => expect(problems).toEqual([]));

const account = () => page.getByRole("button", { name: "Account: Ines Lindqvist" });
const menu = () => page.getByRole("menu");
const item = (name: string) => page.getByRole("menuitem", { name });

/** A page that is alive; what its menus draw is answered by `answer`. */
async function open(path: string, answer: (number: number) => Promise<"go on" | "fail">): Promise<void> {
  await page.unrouteAll();
  let asked = 0;
  await page.route(/\/build\/_shared\/menu-content-/, async (route) => {
    asked += 1;
    if ((await answer(asked)) === "fail") await route.abort();
    else await route.continue();
  });
  await page.goto(`${installation.url}/brinewood${path}`);
  // Only a page that is alive knows the keys. Those that come while it is about to be do no harm.
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("a page that is pressed while it comes alive comes alive all the same", async () => {
  for (let load = 0; load < 6; load++) {
    await page.goto(`${installation.url}/brinewood`, { waitUntil: "commit" });
    await expect(async () => {
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible({ timeout: 10 });
    }).toPass({ intervals: [0] });
  }
});

test("a menu goes by keys, and gives the focus back", async () => {
  await open("", async () => "go on");
  for (const key of ["Enter", "Space", "ArrowDown"]) {
    await account().focus();
    await page.keyboard.press(key);
    await expect(item("Account")).toBeFocused();
    await expect(menu()).toHaveAccessibleName("Account: Ines Lindqvist");
    await page.keyboard.press("ArrowDown");
    await expect(item("Keys")).toBeFocused();
    await page.keyboard.press("s");
    await expect(item("Sign out")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(menu()).toBeHidden();
    await expect(account()).toBeFocused();
    await expect(account()).toHaveAttribute("aria-expanded", "false");
  }
});

test("a menu opens where it is pressed, closes beside it, and is chosen from without letting go", async () => {
  await account().click();
  await expect(item("Account")).toBeVisible();
  const [button, list] = [await page.locator("[aria-label^='Account:']").boundingBox(), await menu().boundingBox()];
  expect(Math.round((list?.x ?? 0) + (list?.width ?? 0))).toBe(Math.round((button?.x ?? 0) + (button?.width ?? 0)));
  expect(list?.y).toBeGreaterThan((button?.y ?? 0) + (button?.height ?? 0));
  await page.mouse.click(500, 500);
  await expect(menu()).toBeHidden();
  await expect(account()).toBeFocused();
  await account().hover();
  await page.mouse.down();
  await item("Keys").hover();
  await page.mouse.up();
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a wish that comes before the menu is kept; one that is not answered can be repeated", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await open("", async () => {
    await held;
    return "go on";
  });
  await account().focus();
  await page.keyboard.press("Enter");
  await expect(account()).toHaveAttribute("aria-expanded", "false");
  release();
  await expect(item("Account")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(account()).toBeFocused();

  let failed = 0;
  await open("", async () => {
    if (failed > 0) return "go on";
    failed += 1;
    return "fail";
  });
  await account().click();
  await expect.poll(() => failed).toBe(1);
  await expect(async () => {
    // An open menu lies over its button.
    if (!(await menu().isVisible())) await account().click({ timeout: 1_000 });
    await expect(item("Account")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  // The browser's own word about the file that did not come.
  expect(problems.splice(0).every((problem) => problem.includes("Failed to load resource"))).toBe(true);
});

test("a dialog begins in its first field, and gives the focus back to its button or to the menu's", async () => {
  await open("/settings/members", async () => "go on");
  const add = page.getByRole("button", { name: "Add member" });
  await add.click();
  await expect(page.getByRole("alertdialog").getByRole("textbox").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(add).toBeFocused();
  const actions = page.getByRole("button", { name: "Actions for Aiko Mori" });
  await actions.focus();
  await page.keyboard.press("Enter");
  await expect(item("Change role…")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toContainText("Aiko Mori");
  await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(actions).toBeFocused();
});

test("the menu of a row opens by a key, from anywhere in the row", async () => {
  await open("/settings/members", async () => "go on");
  await page.keyboard.press(".");
  await expect(menu()).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: "Aiko Mori" });
  for (let step = 0; step < 2 && !(await row.locator(":focus").isVisible()); step++) await page.keyboard.press("j");
  await page.keyboard.press(".");
  await expect(item("Change role…")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(row.locator(":focus")).toBeVisible();
});
