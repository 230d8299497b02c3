import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Installation {
  /** http://localhost:… */
  readonly url: string;
  /** the one-time link of the first administrator */
  readonly setupLink: string;
  /** the process of `npm start` */
  readonly process: ChildProcess;
  readonly stop: () => Promise<void>;
}

/** What `npm start` makes, with data of its own; it is gone after `stop`. */
export async function startInstallation(): Promise<Installation> {
  const folder = mkdtempSync(path.join(tmpdir(), "docker-manager-"));
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...rest } = process.env;
  const env = { ...rest, DM_DATA_DIR: folder, PORT: "3900" };
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
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: new URL(setupLink).origin, setupLink, process: child, stop };
}
