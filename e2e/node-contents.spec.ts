import { expect, type Page, test } from "@playwright/test";
import { edgeImages } from "../docker/testing/images";
import { createDockerodeEngine } from "../server/docker/dockerode/create-dockerode-engine";
import { createLocalTransport } from "../server/docker/transport/local";
import { untilAlive } from "./alive";
import { expectAccessible } from "./expect-accessible";
import { type Installation, startInstallation } from "./installation";
import { becomeAdministrator, callAs } from "./person";
import { collectProblems } from "./problems";

let installation: Installation;
let page: Page;
let problems: string[];
const base = "/brinewood/nodes/local";

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  installation = await startInstallation();
  const engine = createDockerodeEngine(createLocalTransport(`unix://${installation.host.socket}`));
  await engine.createVolume({ name: "warehouse", labels: {} });
  await engine.createVolume({ name: "spare", labels: {} });
  const spec = { image: edgeImages.companion, labels: {}, network: "none", restart: "no" } as const;
  const command = ["sh", "-c", "echo ready to serve; trap 'exit 0' TERM; while :; do sleep 0.2; done"];
  const mounts = [{ kind: "volume", source: "warehouse", target: "/data", readOnly: false }] as const;
  await engine.ensureContainer({ ...spec, name: "old-shop", command, mounts, env: { DB_PASSWORD: "hunter2" } });
  await engine.start("old-shop");
  await engine.ensureContainer({ ...spec, name: "x".repeat(120), command: ["true"] });
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  problems = collectProblems(page);
  await becomeAdministrator(page, installation.setupLink);
  await callAs(page, installation.url, "projects.create", { organization: "brinewood", name: "Checkout" });
});
test.afterAll(() => installation?.stop());
test.afterEach(() => expect(problems).toEqual([]));

const open = async (path: string, heading: string) => {
  await page.goto(`${installation.url}${base}${path}`);
  await expect(page.getByRole("heading", { level: 2, name: heading, exact: true })).toBeVisible();
  await untilAlive(page);
};
const tabs = () => page.getByRole("navigation", { name: "Pages of this node" });
const rows = (of: string) => page.getByRole("table", { name: of }).locator("tbody tr");
const dialog = () => page.getByRole("alertdialog");

test("tabs lead to what is on the node, whoever made it", async () => {
  await page.goto(`${installation.url}${base}`);
  await untilAlive(page);
  for (const [name, row] of [
    ["Containers", "old-shop"],
    ["Images", edgeImages.companion],
    ["Volumes", "warehouse"],
    ["Networks", "bridge"],
  ] as const) {
    await tabs().getByRole("link", { name }).click();
    await expect(tabs().getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    await expect(rows(name).filter({ hasText: row }).first()).toBeVisible();
    await expectAccessible(page);
  }
});

test("a list is searched, filtered and sorted by its address", async () => {
  await open("/containers", "Containers");
  await page.getByLabel("Find containers").fill("shop");
  await expect(page).toHaveURL(/q=shop/);
  await expect(rows("Containers")).toHaveCount(1);
  await page.getByLabel("Find containers").fill("");
  await expect(page).not.toHaveURL(/q=shop/);
  await page.getByRole("navigation", { name: "Show" }).getByRole("link", { name: "Not running" }).click();
  await expect(page).toHaveURL(/show=unused/);
  await expect(rows("Containers")).toHaveCount(1);
  await page.getByRole("link", { name: "Created" }).click();
  await expect(page).toHaveURL(/show=unused&.*sort=-created|sort=-created&.*show=unused/);
  await expect(page.getByRole("columnheader", { name: "Created" })).toHaveAttribute("aria-sort", "descending");
});

test("a container of other software is told of without its secrets, stopped and started", async () => {
  await open("/containers", "Containers");
  await rows("Containers").getByRole("link", { name: "old-shop" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "old-shop" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Lines" })).toContainText("ready to serve");
  await page.getByText("As the engine says it").first().click();
  await expect(page.getByText('"DB_PASSWORD=(hidden)"')).toBeVisible();
  expect(await page.content()).not.toContain("hunter2");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stop…" }).click();
  await dialog().getByRole("button", { name: "Stop container" }).click();
  await expect(dialog()).toBeHidden({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Start", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByRole("button", { name: "Stop…" })).toBeVisible();
});

test("a volume is made, and is removed once its name is typed", async () => {
  await open("/volumes", "Volumes");
  await page.getByRole("button", { name: "New volume" }).click();
  await dialog().getByLabel("Name").fill("warehouse");
  await dialog().getByRole("button", { name: "Make volume" }).click();
  await expect(dialog().getByText("The node has a volume warehouse already.")).toBeVisible();
  await dialog().getByLabel("Name").fill("archive");
  await dialog().getByRole("button", { name: "Make volume" }).click();
  await expect(dialog()).toBeHidden();
  await rows("Volumes").getByRole("link", { name: "archive" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "archive" })).toBeVisible();
  await page.getByRole("button", { name: "Remove…" }).click();
  await dialog().getByLabel("Type “archive” to confirm").fill("archive");
  await dialog().getByRole("button", { name: "Remove volume" }).click();
  await expect(page).toHaveURL(/\/volumes$/);
  await expect(rows("Volumes").filter({ hasText: "archive" })).toHaveCount(0);
});

test("pruning shows what would go, and removes what is ticked", async () => {
  await open("/volumes/prune", "Prune volumes");
  await expect(rows("Volumes that nothing needs")).toHaveCount(1);
  await expect(page.getByText(/stay: .*in use/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Remove spare" }).check();
  await page.getByRole("button", { name: "Remove 1 volume" }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 volume removed: spare." })).toBeVisible();
  await expect(page.getByText("Volumes that nothing needs: none.")).toBeVisible();
  await open("/volumes", "Volumes");
  await expect(rows("Volumes").filter({ hasText: "warehouse" })).toHaveCount(1);
});

test("a container becomes an application, and runs on beside it", async () => {
  await open("/containers/old-shop", "old-shop");
  await expect(page.getByText("DB_PASSWORD: 1 value, taken over sealed")).toBeVisible();
  await expect(page.getByText("begins with an empty volume at /data")).toBeVisible();
  await page.getByLabel("Port").fill("8080");
  await page.getByRole("button", { name: "Make application and deploy it" }).click();
  await expect(page).toHaveURL(/\/projects\/checkout\/apps\/old-shop\/\w+\/deployments\/1$/);
  await open("/containers/old-shop", "old-shop");
  await expect(page.getByRole("button", { name: "Stop…" })).toBeVisible();
});

test("the lists and the choice of what goes work before JavaScript", async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto(`${installation.url}${base}/containers?q=xxx`);
  await expect(plain.getByRole("table", { name: "Containers" }).locator("tbody tr")).toHaveCount(1);
  await plain.goto(`${installation.url}${base}/containers/prune`);
  await plain.getByRole("checkbox").first().check();
  await plain.getByRole("button", { name: "Remove what is ticked" }).click();
  await expect(plain.getByText("1 container removed")).toBeVisible();
  await context.close();
});

test("an engine that hangs is said so in its tab, and the node’s page stands", async () => {
  await installation.host.hang();
  try {
    await page.goto(`${installation.url}${base}/images`);
    const heading = { level: 2, name: "The engine of this node could not be asked" } as const;
    await expect(page.getByRole("heading", heading)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("heading", { level: 1, name: "local" })).toBeVisible();
    await expectAccessible(page);
    await tabs().getByRole("link", { name: "Overview" }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Replicas" })).toBeVisible();
  } finally {
    await installation.host.resume();
  }
  problems.splice(0, problems.length, ...problems.filter((text) => !/status of 503/.test(text)));
});
