import { createHash } from "node:crypto";
import { renderTraefik, toFile } from "../../domain/routing/render-traefik";
import type { ContainerSpec, Engine } from "../../docker/engine";
import { isEngineError } from "../../docker/engine-error";
import type { WantedEdge } from "../edge";
import { packLiveFile, packPages } from "./archive";
import { awaitEdge } from "./await-edge";
import { companionSpec, type Places, traefikSpec } from "./container-specs";
import type { Control } from "./control";
import { layoutOf, type TraefikEdgeOptions } from "./options";
import { ensurePlaces } from "./places";

const specLabel = "docker-manager.spec";

/**
 * Makes the companion and Traefik, or leaves them when they are as wanted, and waits until Traefik answers. The live file is
 * there before Traefik starts: without it Traefik would never look for it again.
 */
export async function ensureEdge(
  engine: Engine,
  control: Control,
  options: TraefikEdgeOptions,
  wanted: WantedEdge,
): Promise<void> {
  const { traefik, companion } = layoutOf(options);
  const places = await ensurePlaces(engine, options);
  await ensureCompanion(engine, options, places);
  const spec = signed(traefikSpec(options, places, wanted.table.mesh?.port ?? null));
  if (await isOutdated(engine, spec)) await engine.remove(traefik);
  const runs = (await engine.inspect(traefik))?.status === "running";
  const hasFile = (await engine.exec(companion, ["test", "-s", "/dyn/live.yml"])).code === 0;
  if (!runs || !hasFile) await putTable(engine, options, places, wanted);
  // One that was started without a file has to be started again; it serves nothing meanwhile.
  if (runs && !hasFile && (await control.look()) === "none") await engine.remove(traefik);
  await ensureTraefik(engine, options, spec, wanted.networks);
  await awaitEdge(engine, control, options, async () => {
    await putTable(engine, options, places, wanted);
    await engine.remove(traefik);
    await ensureTraefik(engine, options, spec, wanted.networks);
  });
}

export async function putTable(
  engine: Engine,
  options: TraefikEdgeOptions,
  places: Places,
  { table, revision }: Pick<WantedEdge, "table" | "revision">,
): Promise<void> {
  const file = toFile(renderTraefik(table, revision, places));
  await engine.putArchive(layoutOf(options).companion, "/dyn", await packLiveFile(file));
}

/** Its pages are put each time: they come with our version, and may have been lost. */
async function ensureCompanion(engine: Engine, options: TraefikEdgeOptions, places: Places): Promise<void> {
  const { companion } = layoutOf(options);
  const spec = signed(companionSpec(options, places));
  if (await isOutdated(engine, spec)) await engine.remove(companion);
  await engine.ensureContainer(spec);
  await engine.putArchive(companion, "/dyn", await packPages());
  await engine.start(companion);
}

async function ensureTraefik(
  engine: Engine,
  options: TraefikEdgeOptions,
  spec: ContainerSpec,
  networks: readonly string[],
): Promise<void> {
  await engine.ensureContainer(spec);
  if (options.mode === "attached") for (const network of networks) await joinNetwork(engine, network, spec.name);
  await engine.start(spec.name);
}

/** One that is not there has no replica either. */
export async function joinNetwork(engine: Engine, network: string, container: string): Promise<void> {
  try {
    await engine.connectNetwork(network, container);
  } catch (error) {
    if (!isEngineError(error, "gone")) throw error;
  }
}

/** The hash of the whole specification tells a later start whether anything of it changed. */
function signed(spec: ContainerSpec): ContainerSpec {
  const hash = createHash("sha256").update(JSON.stringify(spec)).digest("hex").slice(0, 16);
  return { ...spec, labels: { ...spec.labels, [specLabel]: hash } };
}

async function isOutdated(engine: Engine, spec: ContainerSpec): Promise<boolean> {
  const present = await engine.inspect(spec.name);
  return present !== null && present.labels[specLabel] !== spec.labels[specLabel];
}
