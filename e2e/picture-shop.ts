import type { Page } from "@playwright/test";
import { testApp } from "../docker/testing/images";
import { defaultConfig } from "../server/domain/application/config";
import type { Installation } from "./installation";
import { becomeAdministrator, callAs } from "./person";
import { createRepository } from "./repository";

/** What an application of a shop might write: mostly that all is well. */
const program = `import http from "node:http";
import { setInterval } from "node:timers";

// Takes orders, and says so.
const depots = ["Hamburg", "Gdansk", "Rotterdam", "Lyon", "Graz"];
let n = 48000 + Math.round(Math.random() * 900);
http.createServer((_, response) => response.end("ok\\n")).listen(8080, () => console.log("info  listens on 8080"));
setInterval(() => {
  const depot = depots[++n % depots.length];
  const ms = 8 + ((n * 37) % 90);
  if (n % 41 === 0) console.error("error order " + n + " not stored: depot " + depot + " answered 503, tried 3 times");
  else if (n % 17 === 0) console.warn("warn  order " + n + " took " + (ms + 400) + " ms: depot " + depot + " is slow");
  else console.log("info  order " + n + " stored for depot " + depot + " in " + ms + " ms");
}, 150);
process.on("SIGTERM", () => process.exit(0));
`;

/** Becomes the first administrator and deploys the shop. Returns the path of its pages. */
export async function startShop(page: Page, installation: Installation): Promise<string> {
  const repository = createRepository();
  try {
    const files = { Dockerfile: `FROM ${testApp}\nCOPY shop.mjs /srv/shop.mjs\nCMD ["node", "/srv/shop.mjs"]\n` };
    repository.commit("Say which depot is slow", { ...files, "shop.mjs": program });
    await becomeAdministrator(page, installation.setupLink);
    const at = { organization: "brinewood", project: "web-shop", application: "orders", environment: "prod" };
    const call = (procedure: string, input: object) => callAs(page, installation.url, procedure, { ...at, ...input });
    await call("projects.create", { name: "Web shop" });
    await call("applications.create", { name: "orders", source: { kind: "git", url: repository.url } });
    const rollout = { ...defaultConfig.rollout, monitorMs: 1_000 };
    await call("applications.updateConfig", { version: 1, config: { ...defaultConfig, replicas: 2, rollout } });
    const { number } = await call("deployments.deploy", {});
    const shop = "/brinewood/projects/web-shop/apps/orders/prod";
    await page.goto(`${installation.url}${shop}/deployments/${number}`);
    await page.getByText("Succeeded").first().waitFor({ timeout: 180_000 });
    return shop;
  } finally {
    repository.remove();
  }
}
