import { expect, type Page } from "@playwright/test";
import { testApp } from "../docker/testing/images";
import { defaultConfig } from "../server/domain/application/config";
import type { Installation } from "./installation";
import { callAs } from "./person";
import type { Repository } from "./repository";

/** What people call things who mean harm, or nothing by it. A page that takes one for more than text sets `window.hit`. */
export const hostile = {
  person: `<img src=x onerror="hit=1"> O'Brien`,
  organization: `"><script>hit=1</script>{{7*7}}\${7*7}`,
  team: `'; DROP TABLE "Team";-- 🚒🇩🇪`,
  project: `</title><script>hit=1</script> 🚢 & <b>`,
  folder: "W".repeat(60),
  application: `<svg/onload=hit=1>${"m".repeat(42)}`,
  branch: `x"><img/src=x/onerror=hit=1>'$(id)`,
  // The last of them turns the direction of writing.
  commit: `<img src=x onerror="hit=1"> ${"long".repeat(40)} \u202egnirts`,
  value: `</script><script>hit=1</script><img src=x onerror="hit=1">\u202e ${"v".repeat(300)}`,
  domain: `${"a".repeat(60)}.${"b".repeat(60)}.brinewood.example`,
  path: `/${"p".repeat(80)}`,
} as const;

const password = "correct horse battery";

export interface Made {
  readonly organization: string;
  readonly project: string;
  readonly application: string;
  readonly team: string;
}

/** Makes all of it in the browser and by procedures: one deployment that serves, and one that failed. */
export async function makeHostile(page: Page, { url, setupLink }: Installation, source: Repository): Promise<Made> {
  await page.goto(setupLink);
  await page.getByLabel("Your name").fill(hostile.person);
  await page.getByLabel("E-mail").fill(`${"i".repeat(50)}@brinewood.example`);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Organisation").fill(hostile.organization);
  await page.getByRole("button", { name: "Create administrator" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nothing runs here yet." })).toBeVisible();
  const [, organization = ""] = new URL(page.url()).pathname.split("/");
  const call = <T>(procedure: string, input: object) => callAs<T>(page, url, procedure, { organization, ...input });

  const { id: team } = await call<{ id: string }>("teams.create", { name: hostile.team });
  const { slug: project } = await call<{ slug: string }>("projects.create", { name: hostile.project });
  const { id: folderId } = await call<{ id: string }>("folders.create", { project, name: hostile.folder });
  const git = { kind: "git", url: source.url, branch: hostile.branch };
  const wish = { project, folderId, name: hostile.application, source: git };
  const { slug: application } = await call<{ slug: string }>("applications.create", wish);
  const at = { project, application, environment: "prod" };
  const health = { kind: "http", path: "/health", intervalMs: 500, healthyThreshold: 1 };
  const rollout = { ...defaultConfig.rollout, monitorMs: 1_000, maxAttempts: 1 };
  await call("applications.updateConfig", { ...at, version: 1, config: { ...defaultConfig, health, rollout } });
  await call("variables.set", { ...at, key: "K".repeat(120), value: hostile.value, secret: false });
  await call("variables.set", { ...at, key: "VERSION", value: hostile.value, secret: false });
  await call("domains.add", { ...at, host: hostile.domain, path: hostile.path });

  const deploy = async (end: string) => {
    const { number } = await call<{ number: number }>("deployments.deploy", at);
    await page.goto(`${url}/${organization}/projects/${project}/apps/${application}/prod/deployments/${number}`);
    const title = page.getByRole("heading", { level: 1, name: `Deployment #${number}` });
    await expect(title.locator("..").getByText(end, { exact: true })).toBeVisible({ timeout: 90_000 });
  };
  source.commit(hostile.commit, { Dockerfile: `FROM ${testApp}\n` });
  await deploy("Succeeded");
  source.commit(hostile.commit, { Dockerfile: `FROM ${testApp}\nENV EXIT_AFTER_MS=100\n` });
  await deploy("Failed");
  // Pending changes are shown, too.
  await call("variables.set", { ...at, key: "VERSION", value: `${hostile.value} again`, secret: false });
  return { organization, project, application, team };
}
