import { expect, type Page, test } from "@playwright/test";
import { untilAlive } from "./alive";
import { askEdge } from "./ask-edge";
import { expectAccessible } from "./expect-accessible";
import { type Installation, startInstallation } from "./installation";
import { becomeAdministrator } from "./person";
import { collectProblems } from "./problems";
import { watchTogether } from "./watch-together";

let installation: Installation;
let page: Page;
let problems: string[];

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  installation = await startInstallation();
  page = await (await browser.newContext()).newPage();
  problems = collectProblems(page);
});
test.afterAll(async () => {
  await page.context().close();
  await installation.stop();
});
test.afterEach(() => expect(problems).toEqual([]));

const home = () => `${installation.url}/brinewood`;

test("one click leads from a new user's empty page to a running example at an address", async () => {
  test.setTimeout(180_000);
  await becomeAdministrator(page, installation.setupLink);
  await expect(page.getByRole("heading", { level: 1, name: "Nothing runs here yet." })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Deploy the example" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hello" })).toBeVisible();
  await expect(page.getByText("Serving", { exact: true }).first()).toBeVisible({ timeout: 120_000 });
  const address = page.getByRole("link", { name: "hello.localhost" }).first();
  await expect(address).toHaveAttribute("href", /^http:\/\/hello\.localhost(:\d+)?\/?$/);
  const answer = await askEdge(installation.host, "hello.localhost");
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining("It runs")]);
});

test("the overview says what serves", async () => {
  await page.getByRole("link", { name: "Overview", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "1 application is serving." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Hello" }).first()).toBeVisible();
  await expectAccessible(page);
});

test("the node: what it is, what takes its disk, what runs on it", async () => {
  await page.getByRole("link", { name: "Nodes" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Nodes" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^local this machine .+ in step/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "local" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "local" })).toBeVisible();
  await expect(page.getByText("Ready", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("img", { name: /^Volumes .+ free / })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Hello prod r1 1 Healthy/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Connection" })).toContainText(/Engine\d+\.\d+/);
  await expectAccessible(page);
});

test("two people watch a deployment; one is cut off and comes back, and both end with the same page", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  await watchTogether(installation.url, page, browser);
});

test("the matrix: folders by menus and dialogs, filters in the address", async () => {
  await page.getByRole("treeitem", { name: "Examples" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Examples" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Hello in prod: r\d$/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "New folder" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill('<img src=x onerror="document.title=1">');
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create folder" }).click();
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await page.getByRole("button", { name: /Actions for the folder <img/ }).click();
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Samples");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByRole("button", { name: "Actions for Hello" }).click();
  await page.getByRole("menuitem", { name: "Move to…" }).click();
  await page.getByLabel("Into").selectOption({ label: "Samples" });
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByRole("row", { name: /^Samples 1/ })).toBeVisible();

  await page.getByRole("searchbox", { name: "Filter applications" }).fill("nothing like it");
  await expect(page.getByText("No application here has “nothing like it” in its name.")).toBeVisible();
  await expect(page).toHaveURL(/\?q=nothing/);
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page).not.toHaveURL(/\?q=/);
  await expect(page.getByRole("searchbox", { name: "Filter applications" })).toHaveValue("");
  await page.getByRole("link", { name: "Needs attention" }).click();
  await expect(page).toHaveURL(/filter=attention/);
  await expect(page.getByText("No application of this project needs attention.")).toBeVisible();
});

test("the tree is walked by keys, and remembers what is open", async () => {
  await page.goto(`${home()}/projects/examples`);
  await untilAlive(page);
  const project = page.getByRole("treeitem", { name: "Examples" });
  await project.focus();
  await page.keyboard.press("ArrowDown");
  const folder = page.getByRole("treeitem", { name: "Samples" });
  await expect(folder).toBeFocused();
  await expect(folder).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowRight");
  const leaf = page.getByRole("treeitem", { name: "Hello" });
  await expect(leaf).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(leaf).toBeFocused();
  await page.reload();
  await untilAlive(page);
  await expect(leaf).toBeVisible();
  await page.getByRole("treeitem", { name: "Samples" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(leaf).toBeHidden();
  await page.keyboard.press("ArrowLeft");
  await expect(project).toBeFocused();
  await page.keyboard.press("End");
  await expect(folder).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(leaf).toBeVisible();
  await page.keyboard.press("h");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Hello" })).toBeFocused();
});

test("the palette leads by keys to what is called so, to pages and to what one meant", async () => {
  await page.keyboard.press("Control+K");
  const palette = page.getByRole("dialog", { name: "Go to" });
  const field = palette.getByRole("combobox");
  await expect(field).toBeFocused();
  await expect(palette.getByRole("option", { name: "Roll back…" })).toBeVisible();
  await expectAccessible(page);
  await field.fill("exampl");
  await expect(palette.getByRole("option", { name: "Examples" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Examples" })).toBeVisible();
  await expect(palette).toBeHidden();

  await page.getByRole("button", { name: "Search" }).click();
  await field.fill("helo ");
  await expect(palette.getByRole("status")).toContainText("Nothing is called “helo”. Did you mean Hello?");
  await palette.getByRole("button", { name: "Hello" }).click();
  await expect(palette.getByRole("option", { name: /^Hello/ }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await expect(page.getByRole("button", { name: "Search" })).toBeFocused();
  await page.keyboard.press("Control+K");
  await field.fill("members");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/members$/);
});

test("on a phone the navigation is a drawer, and the matrix shows one environment", async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("button", { name: "Open navigation" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByRole("treeitem", { name: "Examples" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("columnheader", { name: "prod" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "dev" })).toBeHidden();
  await page.getByRole("navigation", { name: "Environment" }).getByRole("link", { name: "dev" }).click();
  await expect(page.getByRole("columnheader", { name: "dev" })).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("a new application: what is wrong stands at its field, with and without JavaScript", async ({ browser }) => {
  await page.goto(`${home()}/projects/examples/new`);
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Shop");
  await page.getByRole("textbox", { name: "Repository" }).fill("--upload-pack=x");
  await page.getByLabel("Branch").fill("-x");
  await page.getByRole("button", { name: "Create application" }).click();
  await expect(page.getByRole("textbox", { name: "Repository" })).toBeFocused();
  await expect(page.getByText('A branch must not begin with "-".')).toBeVisible();
  await expectAccessible(page);

  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto(`${home()}/projects/examples/new`);
  await plain.getByRole("textbox", { name: "Name", exact: true }).fill("Proxy");
  await plain.getByRole("radio", { name: /^Image/ }).check();
  await plain.getByRole("textbox", { name: "Image" }).fill("nginx:$(id)");
  await plain.getByRole("button", { name: "Create application" }).click();
  await expect(plain.getByText("is no tag of an image.")).toBeVisible();
  await expect(plain.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Proxy");
  await plain.getByRole("textbox", { name: "Image" }).fill("nginx:1.29");
  await plain.getByRole("button", { name: "Create application" }).click();
  await expect(plain.getByRole("heading", { level: 1, name: "Proxy" })).toBeVisible();
  await context.close();
});

test("members and teams: roles in projects, and an owner always stays", async () => {
  await page.goto(`${home()}/settings/members`);
  await page.getByRole("button", { name: "Add member" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Ravi");
  await page.getByLabel("E-mail").fill("ravi@brinewood.example");
  await page.getByLabel("First password").fill("correct horse battery");
  await page.getByRole("alertdialog").getByRole("button", { name: "Add member" }).click();
  await expect(page.getByRole("cell", { name: "ravi@brinewood.example" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Actions for Ines Lindqvist" }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await page.getByRole("button", { name: "Remove Ines Lindqvist" }).click();
  await expect(page.getByRole("alert")).toContainText("An organisation needs an owner.");
  await page.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("link", { name: "Teams" }).click();
  await page.getByRole("button", { name: "New team" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Payments");
  await page.getByRole("button", { name: "Create team" }).click();
  await page.getByRole("link", { name: "Payments" }).click();
  await page.getByLabel("Add a member").selectOption({ label: "Ravi, ravi@brinewood.example" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("button", { name: "Remove Ravi from the team" })).toBeVisible();
  await page.getByRole("combobox", { name: "Role of Payments in Examples" }).selectOption({ label: "Viewer" });
  await page.getByRole("button", { name: "Save the role of Payments in Examples" }).click();
  await expect(page.getByRole("region", { name: "Projects" }).getByText("1", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${home()}/projects/examples/settings`);
  await expect(page.getByRole("combobox", { name: "Role of Payments in Examples" })).toHaveValue("VIEWER");
  await expectAccessible(page);
});

test("deleting a project says what goes, takes what runs down first, and is visible until it is done", async () => {
  test.setTimeout(120_000);
  await page.getByRole("button", { name: "Delete Examples…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("2 applications");
  await expect(dialog).toContainText("1 running replica");
  await expect(dialog).toContainText("hello.localhost: it gets no answer any more");
  await expectAccessible(page);
  await dialog.getByLabel("Type “Examples” to confirm").fill("no");
  await dialog.getByRole("button", { name: "Delete Examples" }).click();
  await expect(dialog.getByText("Type “Examples” to confirm.").last()).toBeVisible();
  await dialog.getByLabel("Type “Examples” to confirm").fill("Examples");
  await dialog.getByRole("button", { name: "Delete Examples" }).click();
  await expect(page.getByText(/Examples is being deleted/)).toBeVisible();
  await expect(page.getByText(/Examples is being deleted/)).toBeHidden({ timeout: 90_000 });
  await expect(page.getByRole("treeitem", { name: "Examples" })).toBeHidden();
  expect((await askEdge(installation.host, "hello.localhost")).status).toBe(404);
  await page.getByRole("link", { name: "Activity" }).click();
  await page.getByRole("navigation", { name: "What" }).getByRole("link", { name: "Projects" }).click();
  await expect(page).toHaveURL(/what=projects/);
  await expect(page.getByText("deleted the project")).toBeVisible();
  await expectAccessible(page);
});

test("one's own account: the name, the sessions in other browsers, the password", async ({ browser }) => {
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  const signIn = async (password: string) => {
    await elsewhere.goto(`${installation.url}/login`);
    await elsewhere.getByLabel("E-mail").fill("ines@brinewood.example");
    await elsewhere.getByLabel("Password").fill(password);
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
  };
  await signIn("correct horse battery");
  await expect(elsewhere).toHaveURL(/\/brinewood/);

  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  const sessions = page.getByRole("table", { name: "Sessions" }).getByRole("row");
  await expect(sessions).toHaveCount(3);
  await expect(sessions.filter({ hasText: "this one" })).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(sessions).toHaveCount(2);
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/login/);

  await page.getByLabel("Your name").fill("Ines L. Lindqvist");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("button", { name: "Account: Ines L. Lindqvist" })).toBeVisible();
  await page.getByLabel("Present password").fill("wrong");
  await page.getByLabel("New password").fill("staple of the whole team");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Present password").fill("correct horse battery");
  await page.getByLabel("New password").fill("staple of the whole team");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Changed." })).toBeVisible();
  await signIn("staple of the whole team");
  await expect(elsewhere).toHaveURL(/\/brinewood/);
  await other.close();
});
