import { createDockerodeEngine } from "../../docker/dockerode/create-dockerode-engine";
import type { EngineInfo } from "../../docker/engine-info";
import { EngineError } from "../../docker/engine-error";
import { openMachine } from "../../docker/transport/ssh/open-machine";
import type { BareFacts } from "../../domain/node/plan-install";
import type { PreflightFacts } from "../../domain/node/preflight";
import { createTransport, type Way } from "../../machines/way";
import type { ActorCtx } from "../use-case";
import { readBareMachine } from "./read-bare-machine";
import { gatherPorts, readMachine } from "./gather-machine";
import { type AcceptedKeys, readHostKeys } from "./read-host-keys";
import type { Resolved } from "./resolve-connection";

/** How long an engine may take for an answer before it is a node. */
const limitMs = 8_000;

export interface Preflight {
  readonly facts: PreflightFacts;
  /** what its engine says about itself; null where it was not reached */
  readonly info: EngineInfo | null;
}

/**
 * Goes the way to an engine step by step, and notes what is found; what fails ends it. Nothing is kept, and nobody signs in where
 * the host key was not accepted.
 * @param nodeId the node that is reached otherwise from now on; null for one that is new
 */
export async function gatherPreflight(
  ctx: ActorCtx,
  organizationId: string,
  {
    resolved,
    keys,
    nodeId,
  }: { readonly resolved: Resolved; readonly keys: AcceptedKeys; readonly nodeId: string | null },
): Promise<Preflight> {
  const { transport } = resolved;
  const found = { ...empty(resolved, ctx.now().getTime()) };
  if (resolved.transport === "ssh") {
    const { hostKeys, failure } = await readHostKeys(resolved, keys);
    Object.assign(found, { hostKeys, failure });
    if (failure !== null || hostKeys.some(({ accepted }) => !accepted)) return { facts: found, info: null };
  }
  const way = toWay(resolved, found.hostKeys);
  try {
    const { info, ...rest } = await lookAround(ctx, way, nodeId !== null);
    const already = await findNodeOf(ctx, organizationId, info.id, nodeId);
    return { facts: { ...found, ...rest, already }, info };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const at = transport === "tls" ? blameTls(error) : error.reason === "denied" ? "login" : "engine";
    const bare = at === "engine" ? await findBare(way) : null;
    return { facts: { ...found, failure: { at, sentence: error.message }, bare }, info: null };
  }
}

const empty = (resolved: Resolved, now: number): PreflightFacts => ({
  ...{ transport: resolved.transport, name: nameOf(resolved), hostKeys: [], failure: null, engine: null, bare: null },
  ...{ diskFree: null, ports: [], already: null, now },
  certificates:
    resolved.transport !== "tls"
      ? []
      : [
          { what: "certificate", until: Date.parse(resolved.access.certificateUntil) },
          { what: "authority", until: Date.parse(resolved.access.authorityUntil) },
        ],
});

/** "deploy@10.0.0.4:22", "10.0.0.4:2376", or the path of a socket */
export const nameOf = ({ endpoint }: Pick<Resolved, "endpoint">): string =>
  decodeURIComponent(endpoint.replace(/^\w+:\/\//, ""));

export function toWay(resolved: Resolved, hostKeys: PreflightFacts["hostKeys"]): Way {
  if (resolved.transport === "local") return { transport: "local", endpoint: resolved.endpoint };
  if (resolved.transport === "tls") {
    const { hostname, port } = new URL(resolved.endpoint);
    const host = hostname.replace(/^\[|\]$/g, "");
    return { transport: "tls", target: { host, port: Number(port), ...resolved.secrets } };
  }
  const keyOf = (wanted: "host" | "jump") => {
    const { type = "", fingerprint = "" } = hostKeys.find(({ of }) => of === wanted) ?? {};
    return { type, fingerprint };
  };
  const { login, jump, access } = resolved;
  const through = jump === null ? {} : { jump: { ...jump, hostKey: keyOf("jump") } };
  return {
    transport: "ssh",
    target: { ...login, hostKey: keyOf("host"), socketPath: access.socketPath, ...through },
  };
}

/** What TLS says of certificates is about who we are, or it is; the rest is about whether anybody is there. */
const blameTls = ({ message }: EngineError): "login" | "address" =>
  /certificate|self.signed|unable to verify|alert|altnames|unknown ca/i.test(message) ? "login" : "address";

async function lookAround(ctx: ActorCtx, way: Way, isNode: boolean) {
  // Signing in by itself first: that the key is refused is told apart from an engine that does not answer.
  const machine = way.transport === "ssh" ? await openMachine(way.target, way.target.jump) : null;
  const transport = createTransport(way);
  try {
    const engine = createDockerodeEngine(transport, { limitMs });
    const asked = ctx.now().getTime();
    const [info, clock] = await Promise.all([engine.info(), engine.readClock()]);
    // Half of the way there and back is not its clock's fault.
    const aheadMs = clock - (asked + ctx.now().getTime()) / 2;
    const { free, listening } = await readMachine(machine, info.rootDir);
    const host = way.transport === "tls" ? way.target.host : null;
    const ports = isNode ? [] : await gatherPorts(ctx, { engine, listening, host });
    return { info, engine: toFound(info, aheadMs), diskFree: free, ports };
  } finally {
    machine?.close();
    transport.close();
  }
}

const toFound = (info: EngineInfo, aheadMs: number): NonNullable<PreflightFacts["engine"]> => ({
  ...{ id: info.id, version: info.version, apiVersion: info.apiVersion, operatingSystem: info.operatingSystem },
  ...{ osType: info.osType, architecture: info.architecture, cpus: info.cpus, memoryBytes: info.memoryBytes },
  ...{ storageDriver: info.storageDriver, cgroupVersion: info.cgroupVersion, security: info.security },
  ...{ swarm: info.swarm, aheadMs },
});

/** What a machine lacks on which no engine answers. Where one sits at another socket than Docker's own, nothing is said of it. */
async function findBare(way: Way): Promise<BareFacts | null> {
  if (way.transport !== "ssh" || !usualSockets.includes(way.target.socketPath)) return null;
  const machine = await openMachine(way.target, way.target.jump).catch(() => null);
  if (machine === null) return null;
  // A server may let one in and run no programs: that is said as before, that no engine answers.
  const bare = await readBareMachine(machine).catch(() => null);
  machine.close();
  return bare;
}

const usualSockets = ["/var/run/docker.sock", "/run/docker.sock"];

/** The node that an engine is already, by what the engine calls itself. */
async function findNodeOf(ctx: ActorCtx, organizationId: string, engineId: string, but: string | null) {
  const node = await ctx.db.node.findFirst({
    where: { facts: { path: ["id"], equals: engineId }, ...(but === null ? {} : { id: { not: but } }) },
    select: { name: true, organizationId: true },
  });
  if (node === null) return null;
  return { name: node.organizationId === null || node.organizationId === organizationId ? node.name : null };
}
