import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureDebianFiles } from "./debian-programs";
import { testingFolder } from "./paths";
import { attempt, run } from "./run";

export interface BareSystem {
  /** its root file system, to be read only */
  readonly folder: string;
  /** where its packages come from */
  readonly mirror: string;
  /** as in "bookworm" and "main" */
  readonly suite: string;
  readonly components: string;
}

const limitMs = 600_000;
/** What lets one sign in there, and do something. */
const packages = ["openssh-server", "sudo"];

/** The smallest system of this machine's own release, out of its own mirror, by debootstrap. Made once, in about a minute. */
export async function ensureBareSystem(): Promise<BareSystem> {
  const about = readFileSync("/etc/os-release", "utf8");
  const suite = /^VERSION_CODENAME=(\w+)$/m.exec(about)?.[1];
  if (suite === undefined)
    throw new Error("Use Debian or Ubuntu: the bare machine of the tests is made of its packages.");
  const components = /^ID=ubuntu$/m.test(about) ? "main universe" : "main";
  const mirror = await findMirror(suite);
  const folder = path.join(testingFolder, `bare-${suite}`);
  if (!existsSync(folder)) await make(folder, suite, mirror);
  return { folder, mirror, suite, components };
}

async function make(folder: string, suite: string, mirror: string): Promise<void> {
  const files = await ensureDebianFiles("debootstrap", ["debootstrap"]);
  const part = `${folder}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  const scripts = `DEBOOTSTRAP_DIR=${path.join(files, "usr/share/debootstrap")}`;
  const program = path.join(files, "usr/sbin/debootstrap");
  const args = ["--variant=minbase", `--include=${packages.join(",")}`, suite, part, mirror];
  try {
    // What it mounts goes with it, however it ends.
    await run("unshare", ["--mount", "--propagation", "private", "env", scripts, program, ...args], limitMs);
    rmSync(path.join(part, "var/cache/apt/archives"), { recursive: true });
    if (!existsSync(folder)) renameSync(part, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** The first of this machine's own that has the release. */
async function findMirror(suite: string): Promise<string> {
  const { out } = await attempt("apt-get", ["update", "--print-uris"]);
  const found = new RegExp(`^'(\\S+)/dists/${suite}/InRelease'`, "m").exec(out)?.[1];
  if (found === undefined) throw new Error(`No source of this machine's apt has ${suite}: see /etc/apt/sources.list.`);
  return found;
}
