import { setTimeout as sleep } from "node:timers/promises";
import http from "node:http";
import tls from "node:tls";
import { findUnconfirmed } from "../../server/services/edge/confirm";
import { publishServing } from "../../server/services/edge/publish-serving";
import { ensureReplica } from "../../server/services/reconcile/ensure-replica";
import { loadWorld } from "../../server/services/reconcile/load-world";
import type { WorkerDeps } from "../worker-deps";

interface Knock {
  readonly host: string;
  readonly port: number;
  readonly servername: string;
  /** PEM; none: without a certificate */
  readonly certificate?: string;
  readonly key?: string;
}

/** Asks the edge of a node for a replica, as another edge does. @returns whether it was let through to it */
export function knock({ host, port, servername, certificate: cert, key }: Knock): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const own = cert === undefined || key === undefined ? {} : { cert, key };
    // who the other end is, is not what is asked
    const socket = tls.connect({ host, port, servername, ...own, rejectUnauthorized: false, minVersion: "TLSv1.3" });
    let answer = "";
    socket.setTimeout(10_000, () => socket.destroy(new Error("The edge neither answered nor refused.")));
    socket.on("secureConnect", () => socket.write("GET / HTTP/1.1\r\nhost: knock\r\nconnection: close\r\n\r\n"));
    socket.on("data", (part: Buffer) => {
      answer += part.toString();
    });
    socket.on("error", (error: NodeJS.ErrnoException) =>
      /alert|ECONNRESET|EPIPE/i.test(`${error.code} ${error.message}`) ? resolve(false) : reject(error),
    );
    socket.on("close", () => resolve(answer.startsWith("HTTP/1.1 200")));
  });
}

/** One request on a connection of its own. @returns who answered, whom it took for the client, and who that was */
export function askOnce(address: string, host: string): Promise<{ version: string; client: string; from: string }> {
  return new Promise((resolve, reject) => {
    const asked = http.get({ host: address, agent: false, headers: { host } }, (response) => {
      const { "x-version": version, "x-client": client } = response.headers;
      const from = String(response.socket.localAddress);
      response.resume();
      response.on("end", () => resolve({ version: String(version), client: String(client), from }));
    });
    asked.on("error", reject);
  });
}

/**
 * One more replica of an application, of one of its groups, on a node of the caller's choice, with traffic from every edge. From then
 * on nobody else drives the application: where its replicas are is the test's matter.
 */
export async function placeReplica(
  deps: WorkerDeps,
  at: { readonly appEnvironmentId: string; readonly groupId: string; readonly nodeId: string; readonly slot: number },
): Promise<void> {
  const { appEnvironmentId, groupId, nodeId, slot } = at;
  const held = { leaseOwner: "test", leaseUntil: new Date(Date.now() + 3_600_000) };
  await deps.db.appEnvironment.update({ where: { id: appEnvironmentId }, data: held });
  const world = await loadWorld(deps.db, appEnvironmentId);
  const { releaseId } = await deps.db.deployment.findFirstOrThrow({ where: { groupId } });
  if (world === null) throw new Error("There is no such application.");
  const placement = { on: { kind: "nodes", ids: [nodeId] } };
  const there = { ...world, placement, currentGroupId: groupId, currentReleaseId: releaseId };
  await ensureReplica(deps, there, { kind: "ensureReplica", group: groupId, slot, attempt: 1 }, (work) => work());
  const row = await deps.db.replica.findFirstOrThrow({ where: { groupId, nodeId, slot, removedAt: null } });
  const edge = await deps.edges.get(nodeId);
  const health = { kind: "http", port: row.port, path: "/health", host: "localhost", timeoutMs: 1_000 } as const;
  while ((await edge.probe({ ...health, address: String(row.address) })).status !== 200) await sleep(100);
  await (await deps.engines.get(nodeId)).setRestartPolicy(row.containerName, "unless-stopped");
  await deps.db.replica.update({ where: { id: row.id }, data: { phase: "healthy", routed: true } });
  const { organizationId } = world.application.project;
  for (;;) {
    const owners = await findUnconfirmed(deps.db, { id: appEnvironmentId, organizationId });
    if (owners.length === 0) return;
    await publishServing(deps, organizationId, owners);
  }
}
