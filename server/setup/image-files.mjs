import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureBuild, hashSources } from "./build.mjs";
import { ensureClient, ensureDependencies } from "./dependencies.mjs";
import { step } from "./steps.mjs";

/**
 * Gathers in build/image what the production image holds (docker/Dockerfile): the bundles, the packages that they still
 * import, and the files that they read. Gathered beforehand, it is taken as it is, and the image needs no package registry.
 */
const folder = "build/image";
const bundles = ["server.js", "worker.js", "migrate.js", "remix/index.js"];
const copied = ["query-compiler.wasm", "proto"].map((name) => `build/${name}`);
const beside = ["prisma/migrations", "docker/examples", "public/favicon.svg"];
const needless = /\.(map|md|markdown|ts|mts|cts)$/;

await step("Files of the image", ensureImageFiles);

async function ensureImageFiles() {
  if (isCurrent()) return;
  await ensureDependencies();
  await ensureClient();
  await ensureBuild();
  const made = `${folder}.${process.pid}`;
  try {
    for (const file of [...bundles.map((name) => `build/${name}`), ...copied, ...beside, "public/build"])
      copy(file, path.join(made, file));
    for (const place of await packagesOf(bundles.map((name) => `build/${name}`))) copy(place, path.join(made, place));
    writeFileSync(path.join(made, "package.json"), `${JSON.stringify({ private: true, type: "module" })}\n`);
    writeFileSync(path.join(made, ".made-of"), identity());
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function isCurrent() {
  return existsSync(`${folder}/.made-of`) && readFileSync(`${folder}/.made-of`, "utf8") === identity();
}

/** Packages have native parts, so what was gathered on another kind of machine is of no use. */
function identity() {
  return `${process.platform}-${process.arch} ${hashSources(beside)}\n`;
}

/**
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  mkdirSync(path.dirname(to), { recursive: true });
  // Each package is named by itself, so the packages inside of one are left to their own turn.
  const filter = (/** @type {string} */ file) =>
    file === from || (!needless.test(file) && path.basename(file) !== "node_modules");
  cpSync(from, to, { recursive: true, dereference: true, filter });
}

/**
 * The folders of all packages that bundles import, and of those that these need in turn.
 * @param {readonly string[]} files
 * @returns {Promise<Set<string>>}
 */
async function packagesOf(files) {
  const [{ build }, { external }] = await Promise.all([import("esbuild"), import("./bundle.mjs")]);
  const entryPoints = [...files];
  // nothing is written: it only tells exactly what is imported from outside
  const { metafile } = await build({
    entryPoints,
    outdir: "build/none",
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const found = imports.filter((one) => one.external).map((one) => packageName(one.path));
  // what a bundle requires by a function of its own, it does not tell
  const names = new Set([...found, ...external.filter((name) => !name.includes("*"))]);
  /** @type {Set<string>} */
  const places = new Set();
  for (const name of names) addPackage(name, ".", places);
  return places;
}

/** @param {string} specifier */
function packageName(specifier) {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/**
 * Node's own way to find it: beside whoever asks, then further up. What is not installed is optional, or part of Node.
 * @param {string} name
 * @param {string} from
 * @param {Set<string>} places
 */
function addPackage(name, from, places) {
  const place = locate(name, from);
  if (place === null || places.has(place) || name === "typescript" || name.startsWith("@types/")) return;
  places.add(place);
  const about = JSON.parse(readFileSync(path.join(place, "package.json"), "utf8"));
  const peers = Object.keys(about.peerDependencies ?? {}).filter(
    (peer) => !about.peerDependenciesMeta?.[peer]?.optional,
  );
  const needed = [about.dependencies, about.optionalDependencies].flatMap((list) => Object.keys(list ?? {}));
  for (const next of [...needed, ...peers]) addPackage(next, place, places);
}

/**
 * @param {string} name
 * @param {string} from
 * @returns {string | null}
 */
function locate(name, from) {
  const place = path.join(from, "node_modules", name);
  if (existsSync(path.join(place, "package.json"))) return place;
  return from === "." ? null : locate(name, path.dirname(from));
}
