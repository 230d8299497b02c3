import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { callEngine } from "./engine-api.mjs";
import { run } from "./run.mjs";
import { findProgram, installSystemPackages } from "./system-packages.mjs";

const people =
  "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/tmp:/bin/false\napp:x:1000:1000:app:/tmp:/bin/sh\n";
const groups = "root:x:0:\nnogroup:x:65534:\napp:x:1000:\n";

/** The shared libraries of a program. @param {string} program */
async function librariesOf(program) {
  const listed = await run("ldd", [program], { quiet: true }).catch(() => "");
  return [...new Set(listed.match(/\/[^ )]+/g) ?? [])];
}

/**
 * A root file system of this machine's own programs, for where no image can be pulled: busybox, and the files named.
 * @param {readonly { from: string, to: string }[]} files
 * @returns {Promise<{ folder: string, remove: () => void }>}
 */
export async function makeRootfs(files) {
  if (findProgram("busybox") === null && !(await exists("/bin/busybox"))) await installSystemPackages(["busybox"]);
  const busybox = findProgram("busybox") ?? "/bin/busybox";
  const folder = mkdtempSync(path.join(tmpdir(), "dm-rootfs-"));
  const put = (/** @type {string} */ from, /** @type {string} */ to) => {
    mkdirSync(path.dirname(path.join(folder, to)), { recursive: true });
    copyFileSync(from, path.join(folder, to));
  };
  for (const name of ["bin", "etc", "tmp", "proc", "sys", "dev", "root", "run", "usr/bin", "usr/sbin", "sbin", "var"])
    mkdirSync(path.join(folder, name), { recursive: true });
  chmodSync(path.join(folder, "tmp"), 0o1777);
  put(busybox, "bin/busybox");
  const applets = (await run(busybox, ["--list"], { quiet: true })).trim().split("\n");
  for (const applet of applets) if (applet !== "busybox") symlinkSync("busybox", path.join(folder, "bin", applet));
  for (const file of files) put(file.from, file.to);
  const programs = [busybox, ...files.map(({ from }) => from)];
  for (const library of new Set((await Promise.all(programs.map(librariesOf))).flat())) put(library, library.slice(1));
  // Look-ups of names are loaded at run time, so ldd does not tell of them.
  for (const name of ["libnss_dns.so.2", "libnss_files.so.2", "libresolv.so.2"]) {
    const library = `/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/${name}`;
    if (await exists(library)) put(library, library.slice(1));
  }
  writeFileSync(path.join(folder, "etc/passwd"), people);
  writeFileSync(path.join(folder, "etc/group"), groups);
  writeFileSync(path.join(folder, "etc/nsswitch.conf"), "hosts: files dns\n");
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** @param {string} file */
const exists = (file) => import("node:fs").then(({ existsSync }) => existsSync(file));

/**
 * Makes an image out of a root file system.
 * @param {string} endpoint
 * @param {string} folder
 * @param {string} reference name:tag
 * @param {readonly string[]} changes lines of a Dockerfile
 */
export async function importRootfs(endpoint, folder, reference, changes) {
  const tar = spawn("tar", ["--numeric-owner", "--owner=0", "--group=0", "-c", "-C", folder, "."], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [repo, tag] = reference.split(":");
  const query = new URLSearchParams({ fromSrc: "-", repo: String(repo), tag: String(tag) });
  for (const change of changes) query.append("changes", change);
  const answer = await callEngine(endpoint, "POST", `/images/create?${query}`, {
    body: tar.stdout,
    timeoutMs: 300_000,
  });
  if (answer.status !== 200 || /"errorDetail"/.test(answer.text))
    throw new Error(`The image ${reference} could not be made: ${answer.text.slice(0, 300)}`);
}
