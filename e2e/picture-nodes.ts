import type { Page } from "@playwright/test";
import { startTestHost } from "../docker/testing/host";
import { loadTestImages } from "../docker/testing/images";
import { drive } from "./drive";
import type { Installation } from "./installation";
import { callAs } from "./person";
import { takeBoth } from "./take-picture";

const soon = { timeout: 120_000 };
const nodes = "/brinewood/nodes";

/** Takes the pictures of a second node: how it is checked and registered, what runs there and why, and its host key that changed. */
export async function takeNodePictures(page: Page, installation: Installation, shop: string): Promise<void> {
  const host = await startTestHost("pictures", 181, { ssh: true });
  try {
    await loadTestImages(host);
    const { main, press, fill, open } = drive(page, installation.url);
    await open(`${nodes}/new?by=ssh`);
    await fill("Name", "fra-01");
    await fill("Address", host.address);
    await fill("Port", String(host.ssh.port));
    await fill("User", "deploy");
    await press("Check the connection");
    await main().getByLabel(`I compared the key of ${host.address}, and accept it`).check(soon);
    await press("Check again");
    await main().getByText("does not take this key").waitFor(soon);
    await main().getByText("1 check failed.").scrollIntoViewIfNeeded();
    await takeBoth(page, "preflight");

    await main().getByLabel("Paste a private key").check();
    await fill("Private key", host.ssh.privateKey);
    await press("Check again");
    await main()
      .getByText(/^It can be a node/)
      .waitFor(soon);
    await press("Register this node");
    await open(`${nodes}/local/settings`);
    await fill("Address for other nodes’ edges", installation.host.address);
    await main().getByRole("button", { name: "Save", exact: true }).first().click();
    await main().getByText("Saved.").waitFor();
    for (const node of ["local", "fra-01"]) {
      await open(`${nodes}/${node}`);
      await main().getByText("In step").waitFor(soon);
    }

    await open(`${shop}/settings`);
    const where = main().getByRole("region", { name: "Nodes", exact: true });
    await where.getByLabel("Where").selectOption("Any node, spread evenly");
    await where.getByRole("button", { name: "Save" }).click();
    await where.getByText(/^A deployment would run/).waitFor(soon);
    await where.scrollIntoViewIfNeeded();
    await takeBoth(page, "placement");

    const [, organization = "", , project = "", , application = "", environment = ""] = shop.split("/");
    const at = { organization, project, application, environment };
    const { number } = await callAs<{ number: number }>(page, installation.url, "deployments.deploy", {
      ...at,
      code: "current",
    });
    await open(`${shop}/deployments/${number}`);
    await main().getByText("Succeeded").first().waitFor({ timeout: 180_000 });
    await takeBoth(page, "deployment-nodes");
    await open(nodes);
    await takeBoth(page, "nodes");
    await open(`${nodes}/fra-01`);
    await main()
      .getByRole("img", { name: /^Memory: / })
      .waitFor(soon);
    await takeBoth(page, "node");

    await host.ssh.changeHostKey();
    await main().getByText("Unreachable").first().waitFor(soon);
    await open(`${nodes}/fra-01/settings`);
    await main().getByRole("region", { name: "Host key changed" }).waitFor(soon);
    await takeBoth(page, "host-key");
  } finally {
    await host.remove();
  }
}
