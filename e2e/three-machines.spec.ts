import { expect, type Page, test } from "@playwright/test";
import { startTestHost, type TestHost } from "../docker/testing/host";
import { startLoad } from "../workers/testing/load";
import { type Driver, drive } from "./drive";
import { expectAccessible } from "./expect-accessible";
import { type Installation, startInstallation } from "./installation";
import { becomeAdministrator, callAs } from "./person";
import { collectProblems } from "./problems";
import { createRepository, type Repository } from "./repository";
import { runningOn } from "./running-on";

/** This machine by its socket, one by SSH and one by TLS, the last two bare: an application over all of them, by the browser. */
let installation: Installation;
let bySsh: TestHost;
let byTls: TestHost;
let repository: Repository;
let page: Page;
let problems: string[];

test.describe.configure({ mode: "serial" });
test.setTimeout(400_000);

test.beforeAll(async ({ browser }) => {
  [installation, bySsh, byTls] = await Promise.all([
    startInstallation(),
    startTestHost("msh", 57, { ssh: true }),
    startTestHost("mtls", 58, { tls: true }),
  ]);
  repository = createRepository();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  problems = collectProblems(page);
  await becomeAdministrator(page, installation.setupLink);
});
test.afterAll(async () => {
  await installation?.stop();
  await bySsh?.remove();
  await byTls?.remove();
  repository?.remove();
});
test.afterEach(() => expect(problems).toEqual([]));

const soon = { timeout: 120_000 };
const domain = "shop.brinewood.example";
const shop = "/brinewood/projects/web-shop/apps/shop/prod";
const hosts = () => [installation.host, bySsh, byTls];
const perNode = () => Promise.all(hosts().map(runningOn));
const sum = async () => (await perNode()).reduce<number>((all, count) => all + (count ?? 0), 0);
const main = () => page.getByRole("main");
const press: Driver["press"] = (name) => drive(page, installation.url).press(name);
const fill: Driver["fill"] = (label, text) => drive(page, installation.url).fill(label, text);
const open: Driver["open"] = (path) => drive(page, installation.url).open(path);
const underLoad = (at: readonly TestHost[] = hosts()) =>
  at.map(({ address }) => startLoad({ address, host: domain, connections: 3, keepAlive: true }));

async function register(name: string) {
  await expect(main().getByText(/^It can be a node/)).toBeVisible(soon);
  await press("Register this node");
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible(soon);
  await expect(main().getByText("In step")).toBeVisible(soon);
}

async function deploy(version: string) {
  const Dockerfile = `FROM docker-manager/test-app:1\nENV VERSION=${version}\nEXPOSE 8080\n`;
  repository.commit(`Version ${version}`, { Dockerfile });
  await open(shop);
  await page.getByRole("button", { name: "Deploy", exact: true }).click();
  const title = page.getByRole("heading", { level: 1, name: /^Deployment #\d+$/ });
  await expect(title.locator("..").getByText("Succeeded", { exact: true })).toBeVisible({ timeout: 300_000 });
}

test("three machines become nodes, each on its own way, whose edges reach each other", async () => {
  await open("/brinewood/nodes/new?by=ssh");
  await fill("Name", "by-ssh");
  await fill("Address", bySsh.address);
  await fill("Port", String(bySsh.ssh.port));
  await fill("User", "deploy");
  await main().getByLabel("Paste a private key").check();
  await fill("Private key", bySsh.ssh.privateKey);
  await press("Check the connection");
  await main().getByLabel(`I compared the key of ${bySsh.address}, and accept it`).check(soon);
  await press("Check again");
  await register("by-ssh");

  await open("/brinewood/nodes/new?by=tls");
  await fill("Name", "by-tls");
  await fill("Address", byTls.address);
  await fill("Port", String(byTls.tls.port));
  await fill("Authority’s certificate (ca.pem)", byTls.tls.ca);
  await fill("Our certificate (cert.pem)", byTls.tls.cert);
  await fill("Its private key (key.pem)", byTls.tls.key);
  await press("Check the connection");
  await register("by-tls");

  await open("/brinewood/nodes/local/settings");
  await main().getByLabel("Address for other nodes’ edges").fill(installation.host.address);
  await main().getByRole("button", { name: "Save", exact: true }).first().click();
  await expect(main().getByText("Saved.")).toBeVisible();
  for (const node of ["local", "by-ssh", "by-tls"]) {
    await open(`/brinewood/nodes/${node}`);
    await expect(main().getByText("In step")).toBeVisible(soon);
  }
});

test("an application is told which nodes its replicas may run on; the deployment says why each runs where", async () => {
  const at = { organization: "brinewood", project: "web-shop", application: "shop", environment: "prod" };
  const call = (procedure: string, input: object) => callAs(page, installation.url, procedure, { ...at, ...input });
  await call("projects.create", { name: "Web shop" });
  await call("applications.create", { name: "Shop", source: { kind: "git", url: repository.url } });
  await call("domains.add", { host: domain });
  await open(`${shop}/settings`);
  await fill("Replicas", "3");
  const resources = main().getByRole("region", { name: "Replicas and resources" });
  await resources.getByRole("button", { name: "Save" }).click();
  await expect(resources.getByText("Saved")).toBeVisible();

  const nodes = main().getByRole("region", { name: "Nodes", exact: true });
  await nodes.getByLabel("Where").selectOption("Only the nodes that are ticked below");
  await nodes.getByRole("button", { name: "Save" }).click();
  await expect(nodes.getByText("Choose at least one node.")).toBeVisible();
  for (const node of ["local", "by-ssh", "by-tls"]) await nodes.getByLabel(node).check();
  await nodes.getByLabel("After, s").fill("10");
  await nodes.getByRole("button", { name: "Save" }).click();
  await expect(nodes.getByText("Saved")).toBeVisible();
  await expect(nodes.getByText("A deployment would run 3 of 3 replicas now")).toBeVisible();
  await expectAccessible(page);
  // An edge that is just taking its entry point for the others is passed over for that moment.
  await expect(async () => {
    await open(`${shop}/settings`);
    await expect(nodes.getByText("1 replica", { exact: true })).toHaveCount(3, { timeout: 2_000 });
  }).toPass(soon);

  await deploy("1");
  const reasons = main().getByRole("region", { name: "Nodes" });
  await expect(reasons.getByText(/by-ssh/).first()).toBeVisible();
  await expectAccessible(page);
  expect(await perNode()).toEqual([1, 1, 1]);
});

test("it is replaced under load without a failed request through any edge", async () => {
  const loads = underLoad();
  await deploy("2");
  for (const { failures, versions } of await Promise.all(loads.map((load) => load.stop()))) {
    expect(failures).toEqual([]);
    expect(Object.keys(versions).sort()).toEqual(["1", "2"]);
  }
  expect(await perNode()).toEqual([1, 1, 1]);
});

test("a node is drained under load without a failed request, and takes replicas again", async () => {
  const loads = underLoad();
  await open("/brinewood/nodes/by-ssh/settings");
  await press("Drain…");
  await page.getByRole("alertdialog").getByRole("button", { name: "Drain by-ssh" }).click();
  await expect(main().getByText("It is being drained")).toBeVisible();
  await expect.poll(perNode, soon).toEqual([expect.any(Number), 0, expect.any(Number)]);
  for (const load of loads) expect((await load.stop()).failures).toEqual([]);
  await press("Let replicas come");
  await expect(main().getByText("New replicas may come to it.")).toBeVisible();
  await deploy("3");
  expect(await perNode()).toEqual([1, 1, 1]);
});

test("one loses its power under load: nothing is sent to it 3 s later, its replica runs elsewhere, and never twice once it is back", async () => {
  const loads = underLoad([installation.host, bySsh]);
  const began = Date.now();
  await open("/brinewood/nodes/by-tls");
  const lostAt = Date.now() - began;
  await byTls.kill();
  await expect(main().getByText("Unreachable").first()).toBeVisible(soon);
  await expect.poll(sum, soon).toBe(3);
  expect(await runningOn(byTls)).toBeNull();
  for (const load of loads)
    for (const failure of (await load.stop()).failures)
      expect(Number(/to (\d+) ms/.exec(failure)?.[1]) - lostAt).toBeLessThan(3_000);
  await byTls.start();
  await expect(main().getByText("Ready", { exact: true }).first()).toBeVisible(soon);
  await expect(main().getByText("In step")).toBeVisible(soon);
  await expect.poll(sum, soon).toBe(3);
});
