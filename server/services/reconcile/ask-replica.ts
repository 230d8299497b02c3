import type { ReleaseSpec } from "../../domain/application/config";
import type { Edge } from "../../edge/edge";
import type { Phase } from "./judge-phase";
import type { ReplicaRow } from "./load-world";
import type { ReconcileDeps } from "./reconcile-deps";

/** Probes a replica from the edge's side when it is time to. Command checks are Docker's own. */
export function askReplica(
  deps: ReconcileDeps,
  row: ReplicaRow,
  { health, port }: ReleaseSpec,
  phase: Phase,
  now: number,
): void {
  if (health.kind === "command" || health.kind === "none" || phase === "exited" || row.address === null) return;
  if (!deps.book.isDue(row.id, health, phase, now)) return;
  const at = { address: row.address, port: health.port ?? port, timeoutMs: health.timeoutMs };
  deps.book.ask(row.id, health, async () => {
    const edge = await deps.edges.get(row.nodeId);
    return health.kind === "tcp" ? askTcp(edge, at) : askHttp(edge, at, health);
  });
}

type At = { readonly address: string; readonly port: number; readonly timeoutMs: number };

async function askTcp(edge: Edge, at: At) {
  const { reached, detail } = await edge.probe({ kind: "tcp", ...at });
  return { ok: reached, detail };
}

async function askHttp(edge: Edge, at: At, health: Extract<ReleaseSpec["health"], { kind: "http" }>) {
  const { status, detail } = await edge.probe({ kind: "http", ...at, path: health.path, host: "localhost" });
  const [from, to] = health.expectStatus;
  return { ok: status !== null && status >= from && status <= to, detail: `${health.path} ${detail}` };
}
