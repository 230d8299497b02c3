import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compressFiles } from "./compress.mjs";
import { run } from "./run.mjs";

const stamp = "build/.sources";
const inputs = [
  "app",
  "server",
  "workers",
  "prisma/schema.prisma",
  "package-lock.json",
  "postcss.config.cjs",
  "remix.config.js",
  "tsconfig.json",
];

/** Bundles the pages and the web process, unless they are those of these very sources. */
export async function ensureBuild() {
  const hash = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  mkdirSync("build", { recursive: true });
  const env = { ...process.env, NODE_ENV: /** @type {const} */ ("production") };
  await run("node_modules/.bin/remix", ["build"], { quiet: true, env });
  compressFiles("public/build");
  const { bundle } = await import("./bundle.mjs");
  await bundle();
  writeFileSync(stamp, hash);
}

/**
 * One hash over the names and the content of everything that a build reads.
 * @param {readonly string[]} more files and folders beside them
 */
export function hashSources(more = []) {
  const hash = createHash("sha256");
  for (const input of [...inputs, ...more])
    for (const file of filesOf(input)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * @param {string} entry
 * @returns {string[]}
 */
function filesOf(entry) {
  if (path.extname(entry) !== "") return [entry];
  return readdirSync(entry, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => path.join(item.parentPath ?? item.path, item.name))
    .sort();
}
