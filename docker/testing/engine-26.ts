import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { keepWhole } from "./debian-programs";
import { testingFolder } from "./paths";
import { attempt, run } from "./run";

const suite = "trixie";
const packages = ["docker.io", "containerd", "runc"];
const programs = [
  "usr/sbin/dockerd",
  "usr/sbin/docker-proxy",
  "usr/sbin/runc",
  "usr/bin/containerd",
  "usr/bin/containerd-shim-runc-v2",
];
const limitMs = 300_000;

/**
 * The programs of Docker Engine 26.1, out of Debian 13's packages; nothing is installed. Fetched once, by apt, which checks
 * Debian's signature. @returns their folder, for startTestHost
 */
export async function ensureEngine26(): Promise<string> {
  const folder = path.join(testingFolder, "engine-26");
  if (existsSync(folder)) return folder;
  const work = mkdtempSync(path.join(tmpdir(), "dm-engine-"));
  try {
    const made = path.join(work, "made");
    await fetchPrograms(work, made);
    keepWhole(made, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

async function fetchPrograms(work: string, made: string): Promise<void> {
  for (const name of ["lists/partial", "archives/partial", "files"])
    mkdirSync(path.join(work, name), { recursive: true });
  chmodSync(work, 0o755);
  const apt = await pointAptAt13(work);
  await run("apt-get", [...apt, "download", ...packages], limitMs, path.join(work, "archives"));
  const files = path.join(work, "files");
  for (const name of readdirSync(path.join(work, "archives")))
    if (name.endsWith(".deb")) await run("dpkg", ["-x", path.join(work, "archives", name), files]);
  mkdirSync(made);
  for (const program of programs) cpSync(path.join(files, program), path.join(made, path.basename(program)));
  // Debian 13's runc wants a newer C library than Debian 12 has; there the machine's own stands in.
  const runc = path.join(made, "runc");
  if ((await attempt(runc, ["--version"])).code !== 0) rmSync(runc);
}

/** Points an apt of our own at Debian 13. @returns its arguments */
async function pointAptAt13(work: string): Promise<readonly string[]> {
  const list = path.join(work, "sources.list");
  const apt = [
    "-qq",
    ...["-o", `Dir::Etc::SourceList=${list}`],
    ...["-o", "Dir::Etc::SourceParts=/dev/null"],
    ...["-o", `Dir::State::Lists=${path.join(work, "lists")}`],
    ...["-o", `Dir::Cache=${work}`],
    ...["-o", "Acquire::Languages=none"],
    ...["-o", "APT::Update::Error-Mode=any"],
    ...["-o", "APT::Sandbox::User=root"],
  ];
  const failures: string[] = [];
  for (const mirror of await listMirrors()) {
    const keys = "/usr/share/keyrings/debian-archive-keyring.gpg";
    writeFileSync(list, `deb [signed-by=${keys}] ${mirror} ${suite} main\n`);
    const { code, err } = await attempt("apt-get", [...apt, "update"], limitMs);
    if (code === 0) return apt;
    failures.push(`${mirror}: ${err.trim()}`);
  }
  throw new Error(`No mirror gives Debian 13's packages, which hold Docker Engine 26.1.\n${failures.join("\n")}`);
}

/** Those of this machine's own apt, then Debian's. */
async function listMirrors(): Promise<readonly string[]> {
  const { out } = await attempt("apt-get", ["update", "--print-uris"]);
  const found = [...out.matchAll(/^'(\S+)\/dists\/[^/ ]+\/InRelease'/gm)].map(([, mirror = ""]) => mirror);
  return [...new Set([...found, "http://deb.debian.org/debian"])];
}
