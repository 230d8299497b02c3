import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startTestHost, type TestHost } from "../docker/testing/host";
import { loadTestImages } from "../docker/testing/images";
import { freePort } from "../server/setup/ports.mjs";

export interface Installation {
  /** http://localhost:… */
  readonly url: string;
  /** the one-time link of the first administrator */
  readonly setupLink: string;
  /** what `npm start` knows as DM_DATA_DIR */
  readonly dataDir: string;
  /** the Docker host that it manages; its edge listens on this host's port 80 */
  readonly host: TestHost;
  /** the process of `npm start` */
  readonly process: ChildProcess;
  readonly stop: () => Promise<void>;
}

/** Files of tests run side by side, each with an installation of its own. */
const index = Number(process.env.TEST_PARALLEL_INDEX ?? 0);

/** What `npm start` makes, with data and a Docker host of its own; all of it is gone after `stop`. */
export async function startInstallation(): Promise<Installation> {
  const host = await startTestHost(`e2e${index}`, 191 + index);
  await loadTestImages(host);
  const folder = mkdtempSync(path.join(tmpdir(), "docker-manager-"));
  chmodSync(folder, 0o755); // for the user under whom Postgres runs
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...rest } = process.env;
  const port = String(await freePort());
  const env = {
    ...rest,
    DM_DATA_DIR: folder,
    PORT: port,
    DOCKER_HOST: `unix://${host.socket}`,
    DM_GIT_PROTOCOLS: "https,http,ssh,file",
  };
  const child = spawn(process.execPath, ["server/setup/start.mjs"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const link = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const found = output.match(/First administrator: (\S+)/)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
  const setupLink = await link;
  const stop = async () => {
    const ended = new Promise((resolve) => child.on("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    await host.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: new URL(setupLink).origin, setupLink, dataDir: folder, host, process: child, stop };
}
