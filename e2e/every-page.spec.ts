import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { untilAlive } from "./alive";
import { hostile, type Made, makeHostile } from "./hostile";
import { type Installation, startInstallation } from "./installation";
import { listPages } from "./page-list";
import { collectProblems } from "./problems";
import { createRepository, type Repository } from "./repository";
import { tabThrough } from "./tab-through";

/** Every page there is, with names that do harm where one is taken for more than text, or has no room. */
let installation: Installation;
let repository: Repository;
let page: Page;
let made: Made;
const wide = { width: 1440, height: 900 };
const small = { width: 390, height: 844 };

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(1_200_000);
  repository = createRepository(hostile.branch);
  installation = await startInstallation();
  page = await (await browser.newContext({ viewport: wide })).newPage();
  made = await makeHostile(page, installation, repository);
});
test.afterAll(async () => {
  await page?.context().close();
  await installation?.stop();
  repository?.remove();
});

const applicationPath = () => `/${made.organization}/projects/${made.project}/apps/${made.application}`;

/** Every engine has this network. */
const nodeParts = { node: "local", kind: "networks", thing: "bridge" };

/** The pages of the routes, and those of them that look otherwise at another address. */
function allPages(): readonly string[] {
  const { organization: org, project, application: app, team } = made;
  const failed = `${applicationPath()}/prod/deployments/2`;
  const never = `${applicationPath()}/dev`;
  const found = `/${org}/projects?q=${encodeURIComponent("<b>")}`;
  const routes = listPages({ org, project, app, team, env: "prod", number: "1", ...nodeParts });
  const contents = ["containers", "images", "volumes"].flatMap((kind) =>
    ["", "/prune"].map((rest) => `/${org}/nodes/local/${kind}${rest}`),
  );
  return [...routes, ...contents, failed, never, found, `/${org}/nowhere`];
}

type Faults = readonly string[];

/** Opens a page, lets `more` look at it, and says what is wrong with it. */
async function look(tab: Page, path: string, more: (tab: Page) => Promise<Faults>): Promise<Faults> {
  const answer = await tab.goto(`${installation.url}${path}`);
  const wanted = path.endsWith("/nowhere") ? 404 : 200;
  const faults = answer?.status() === wanted ? [] : [`answered ${answer?.status()}`];
  await untilAlive(tab);
  faults.push(...(await more(tab)));
  const { clientWidth, scrollWidth, hit, taken } = await tab.evaluate(() => ({
    clientWidth: document.documentElement.clientWidth,
    scrollWidth: document.documentElement.scrollWidth,
    hit: "hit" in window,
    taken: document.querySelectorAll("img[src=x], [onload], [onerror]").length,
  }));
  if (scrollWidth > clientWidth) faults.push(`is ${scrollWidth - clientWidth} px too wide`);
  if (hit) faults.push("ran what was written by somebody");
  if (taken > 0) faults.push("took text for elements");
  return faults;
}

/** Every page in one tab of its own, by who made all of it. */
async function lookAtAll(browser: Browser, how: object, more: (tab: Page) => Promise<Faults>): Promise<Faults> {
  const context = await browser.newContext({ ...how, storageState: await page.context().storageState() });
  const tab = await context.newPage();
  const problems = collectProblems(tab);
  tab.on("dialog", async (dialog) => {
    problems.push(`opened ${dialog.message()}`);
    await dialog.dismiss();
  });
  const all: string[] = [];
  for (const path of allPages()) {
    const faults = await look(tab, path, more);
    // The browser tells of the page that is not there as of a failed load.
    const told = problems.splice(0).filter((text) => !/status of 404/.test(text) || !path.endsWith("/nowhere"));
    for (const fault of [...faults, ...new Set(told)]) all.push(`${path} ${fault.slice(0, 500)}`);
  }
  await context.close();
  return all;
}

const everything = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const describeAll = ({ violations }: Awaited<ReturnType<AxeBuilder["analyze"]>>): Faults =>
  violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

/** By the keyboard first: looking for barriers opens a tab of its own, which takes the focus. */
async function lookWhenLightAndWide(tab: Page): Promise<Faults> {
  const { wanted, met, unseen } = await tabThrough(tab);
  // Where the keys have left the page scrolled to, a button may lie half under the bar at the top.
  await tab.evaluate(() => scrollTo(0, 0));
  const missed = wanted.filter((name) => !met.includes(name)).map((name) => `the Tab key does not meet ${name}`);
  const order = missed.length === 0 && met.join() !== wanted.join() ? [`is met in the order ${met.join(" | ")}`] : [];
  const barriers = describeAll(await new AxeBuilder({ page: tab }).withTags(everything).analyze());
  return [...missed, ...order, ...unseen.map((name) => `the focus is not seen on ${name}`), ...barriers];
}

/** Only what another theme and another width can change. */
const lookWhenDarkAndSmall = async (tab: Page): Promise<Faults> =>
  describeAll(
    await new AxeBuilder({ page: tab })
      .withRules(["color-contrast", "target-size", "scrollable-region-focusable", "region"])
      .analyze(),
  );

test("text stays text, nothing is too wide, everybody can use it, and the Tab key meets all of it and is seen", async ({
  browser,
}) => {
  test.setTimeout(1_200_000);
  const faults = await Promise.all([
    lookAtAll(browser, { colorScheme: "light", viewport: wide }, lookWhenLightAndWide),
    lookAtAll(browser, { colorScheme: "dark", viewport: small }, lookWhenDarkAndSmall),
  ]);
  expect(faults).toEqual([[], []]);
});

test("the keyboard alone opens, uses and leaves menus, dialogs and the way past the navigation", async () => {
  const focused = page.locator(":focus");
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await look(page, `/${made.organization}/projects/${made.project}`, async () => []);
  await press("Tab");
  await expect(focused).toHaveText("Skip to the content");
  await expect(focused).toBeInViewport();
  await press("Enter", "Tab");
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);

  const account = page.getByRole("button", { name: /^Account:/ });
  await account.focus();
  await press("Enter");
  await expect(page.getByRole("menuitem", { name: "Account" })).toBeFocused();
  await press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Keys" })).toBeFocused();
  await press("Enter");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await press("Escape");
  await expect(account).toBeFocused();

  const folder = page.getByRole("button", { name: "New folder" });
  await folder.focus();
  await press("Enter");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("textbox")).toBeFocused();
  // Round and round, and never out of it.
  for (let i = 0; i < 5; i++) {
    await press("Tab");
    await expect(dialog.locator(":focus")).toHaveCount(1);
  }
  await press("Escape");
  await expect(folder).toBeFocused();

  const actions = page.getByRole("button", { name: `Actions for ${hostile.application}` });
  await actions.focus();
  await press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await press("Escape");
  await expect(actions).toBeFocused();
  await press("Enter");
  await expect(page.getByRole("menuitem", { name: "Move to…" })).toBeFocused();
  await press("Enter");
  await expect(dialog).toBeVisible();
  await press("Escape");
  await expect(dialog).toBeHidden();
  await expect(actions).toBeFocused();

  await press("Control+k");
  await expect(page.getByRole("dialog", { name: "Go to" }).getByRole("combobox")).toBeFocused();
  await press("Escape");
  await expect(actions).toBeFocused();

  await look(page, `${applicationPath()}/prod/domains`, async () => []);
  await page.getByRole("button", { name: /^Environment:/ }).focus();
  await press("Enter");
  await expect(page.getByRole("menuitem", { name: "dev" })).toBeFocused();
  await press("Enter");
  await expect(page).toHaveURL(new RegExp(`${applicationPath()}/dev/domains$`));
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("questions have room for long names on a small page", async () => {
  await page.setViewportSize(small);
  const name = hostile.application;
  await look(page, `${applicationPath()}/prod/settings`, async () => []);
  await page.getByRole("button", { name: `Delete ${name}…` }).click();
  const dialog = page.getByRole("alertdialog", { name: `Delete ${name}?` });
  await expect(dialog.getByLabel(`Type “${name}” to confirm`)).toBeFocused();
  expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await page.keyboard.press("Escape");
  await page.setViewportSize(wide);
});

test("the tree and the drawer of a narrow page are used by the keyboard", async () => {
  await look(page, `/${made.organization}`, async () => []);
  const project = page.getByRole("treeitem", { name: hostile.project });
  await project.focus();
  await page.keyboard.press("ArrowRight");
  await expect(project).toHaveAttribute("aria-expanded", "true");
  // What is in it is fetched when it opens.
  const folder = page.getByRole("treeitem", { name: hostile.folder });
  await expect(folder).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(folder).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(project).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(project).toHaveAttribute("aria-expanded", "false");
  await page.setViewportSize(small);
  const way = page.getByRole("button", { name: "Open navigation" });
  await way.focus();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Navigation" });
  await expect(drawer.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(way).toBeFocused();
});
