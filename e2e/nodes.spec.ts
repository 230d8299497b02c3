import { expect, type Page, test } from "@playwright/test";
import { type BareMachine, startBareMachine } from "../docker/testing/bare-machine";
import { startTestHost, type TestHost } from "../docker/testing/host";
import { loadTestImages } from "../docker/testing/images";
import { untilAlive } from "./alive";
import { drive } from "./drive";
import { expectAccessible } from "./expect-accessible";
import { type Installation, startInstallation } from "./installation";
import { becomeAdministrator } from "./person";
import { collectProblems } from "./problems";

let installation: Installation;
let host: TestHost;
let bare: BareMachine;
let page: Page;
let problems: string[];
const soon = { timeout: 120_000 };

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  // The first time the system of the bare machine is made, out of packages that are fetched.
  test.setTimeout(700_000);
  [installation, host, bare] = await Promise.all([
    startInstallation(),
    startTestHost("fra", 54, { ssh: true }),
    startBareMachine("bare", 175),
  ]);
  await loadTestImages(host);
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  problems = collectProblems(page);
  await becomeAdministrator(page, installation.setupLink);
});
test.afterAll(async () => {
  await installation?.stop();
  await host?.remove();
  await bare?.remove();
});
test.afterEach(() => expect(problems).toEqual([]));

const main = () => page.getByRole("main");
const press = (name: string) => drive(page, installation.url).press(name);
const onNode = () => page.goto(`${installation.url}/brinewood/nodes/fra-01`);

test("a machine is added over SSH: what is wrong is said with its remedy, and its host key is compared first", async () => {
  test.setTimeout(180_000);
  await page.goto(`${installation.url}/brinewood/nodes`);
  await main().getByRole("link", { name: "Add a node" }).click();
  await expect(page.getByRole("heading", { name: "Add a node", level: 1 })).toBeVisible();
  await untilAlive(page);
  await expectAccessible(page);
  await main().getByLabel("Name").fill("fra-01");
  await main().getByLabel("Address").fill(host.address);
  await main().getByLabel("Port", { exact: true }).fill("2222");
  await main().getByLabel("User", { exact: true }).fill("deploy");
  await press("Check the connection");
  await expect(main().getByText("1 check failed.")).toBeVisible(soon);
  await expect(main().getByText("Check the address, and that the port of its SSH server is open")).toBeVisible();

  await main().getByLabel("Port", { exact: true }).fill(String(host.ssh.port));
  await press("Check again");
  await expect(main().getByText("Nobody has accepted it yet.")).toBeVisible(soon);
  await expect(main().getByRole("button", { name: "Register this node" })).toHaveCount(0);
  await main().getByLabel(`I compared the key of ${host.address}, and accept it`).check();
  await press("Check again");
  // The new key is not there yet: the page says which line has to be, and where.
  await expect(main().getByText("does not take this key")).toBeVisible(soon);
  await expect(main().getByText(/^ssh-ed25519 AAAA/)).toBeVisible();
  await expectAccessible(page);

  await main().getByLabel("Paste a private key").check();
  await main().getByLabel("Private key", { exact: true }).fill(host.ssh.privateKey);
  await press("Check again");
  await expect(main().getByText("It can be a node.")).toBeVisible(soon);
  await expectAccessible(page);
  await press("Register this node");
  await expect(page.getByRole("heading", { name: "fra-01", level: 1 })).toBeVisible(soon);
  await expect(main().getByText("Ready").first()).toBeVisible(soon);
  await expect(main().getByText("In step")).toBeVisible(soon);
});

test("another host key is a trouble with both fingerprints; once it is accepted the node is ready again", async () => {
  test.setTimeout(240_000);
  const before = await host.ssh.hostKey();
  await host.ssh.changeHostKey();
  const after = await host.ssh.hostKey();
  await onNode();
  await expect(main().getByText(`Host key changed: was ${before}, now ${after}.`)).toBeVisible(soon);
  await expect(main().getByText("Unreachable").first()).toBeVisible(soon);
  await main().getByRole("link", { name: "Settings", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Settings of fra-01" })).toBeVisible();
  await untilAlive(page);
  const panel = main().getByRole("region", { name: "Host key changed" });
  await expect(panel.getByText(before)).toBeVisible();
  await expect(panel.getByText(after)).toBeVisible();
  await expectAccessible(page);
  await press("Accept the new key…");
  const question = page.getByRole("alertdialog", { name: "Accept the new host key of fra-01?" });
  await question.getByLabel("Type “fra-01” to confirm").fill("fra-01");
  await question.getByRole("button", { name: "Accept the new key" }).click();
  await expect(panel).toBeHidden(soon);
  await onNode();
  await expect(main().getByText("Ready").first()).toBeVisible(soon);
});

test("its settings are changed, it is taken off duty, and removed", async () => {
  test.setTimeout(180_000);
  await page.goto(`${installation.url}/brinewood/nodes/fra-01/settings`);
  await untilAlive(page);
  await main().getByLabel("Labels").fill("zone fra");
  await press("Save");
  await expect(main().getByText("“zone fra” is not of the form name=value")).toBeVisible();
  await main().getByLabel("Labels").fill("zone=fra");
  await press("Save");
  await expect(main().getByText("Saved.")).toBeVisible();
  await press("Disable");
  await expect(main().getByText("It is disabled: no new replica comes")).toBeVisible();
  await page.goto(`${installation.url}/brinewood/nodes`);
  const row = main().getByRole("row", { name: /fra-01/ });
  await expect(row.getByText("SSH · zone=fra")).toBeVisible();
  await expect(row.getByText("Disabled")).toBeVisible(soon);
  await page.goto(`${installation.url}/brinewood/nodes/fra-01/settings`);
  await untilAlive(page);
  await expect(
    main().getByText(`docker context create fra-01 --docker host=ssh://deploy@${host.address}`),
  ).toBeVisible();
  await press("Remove fra-01…");
  const question = page.getByRole("alertdialog", { name: "Remove fra-01?" });
  await question.getByLabel("Type “fra-01” to confirm").fill("fra-01");
  await question.getByRole("button", { name: "Remove fra-01" }).click();
  await expect(page).toHaveURL(/\/brinewood\/nodes$/, soon);
  await expect(main().getByRole("row", { name: /local/ })).toBeVisible();
  await expect(main().getByRole("row", { name: /fra-01/ })).toHaveCount(0);
});

test("Docker is installed on a bare machine, step by step, and it becomes a node", async () => {
  test.setTimeout(400_000);
  await page.goto(`${installation.url}/brinewood/nodes/new`);
  await untilAlive(page);
  await main().getByLabel("Name").fill("bare-01");
  await main().getByLabel("Address").fill(bare.address);
  await main().getByLabel("User", { exact: true }).fill("deploy");
  await main().getByLabel("Paste a private key").check();
  await main().getByLabel("Private key", { exact: true }).fill(bare.privateKey);
  await press("Check the connection");
  await main().getByLabel(`I compared the key of ${bare.address}, and accept it`).check(soon);
  await press("Check again");
  await expect(main().getByText("It can be installed and started from here")).toBeVisible(soon);
  await expect(main().getByText("sudo -n apt-get update")).toBeVisible();
  await expectAccessible(page);
  await press("Install Docker");
  await expect(main().getByText("deploy may use sudo without a password.")).toBeVisible(soon);
  await expectAccessible(page);
  // What follows needs no hand: the connection is checked again by itself.
  await expect(main().getByText(/It can be a node/)).toBeVisible({ timeout: 240_000 });
  await press("Register this node");
  await expect(page.getByRole("heading", { name: "bare-01", level: 1 })).toBeVisible(soon);
  await expect(main().getByText("Ready").first()).toBeVisible(soon);
});
