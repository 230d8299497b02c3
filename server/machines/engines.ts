import type { Database } from "../db/client";
import { createDockerodeEngine } from "../docker/dockerode/create-dockerode-engine";
import type { Engine } from "../docker/engine";
import { notFound } from "../domain/errors";
import type { Vault } from "../secrets/vault";
import { createTransport, type NodeRow, readWay } from "./way";

const checkMs = 2_000;

export interface Engines {
  /**
   * The engine of a node, by connections that are kept. The way to it may change at any time: whoever keeps an engine for long
   * asks for it again when a call fails.
   * @throws AppError not_found when the node is gone
   */
  get(nodeId: string): Promise<Engine>;
  close(): void;
}

interface Made {
  /** of the way that it was made for */
  readonly revision: string;
  readonly engine: Engine;
  readonly close: () => void;
}

type Revised = Pick<NodeRow, "id" | "endpoint"> & { readonly accessRevision: number };
const revisionOf = ({ accessRevision, endpoint }: Revised) => `${accessRevision} ${endpoint}`;

/** One engine per node, made when first asked for, left when its node goes or is reached otherwise: noticed within two seconds. */
export function createEngines(db: Database, vault: Pick<Vault, "open">): Engines {
  const made = new Map<string, Promise<Made>>();
  let checkedAt = performance.now();
  let checking: Promise<void> | null = null;

  async function make(nodeId: string): Promise<Made> {
    const node = await db.node.findUnique({ where: { id: nodeId } });
    if (node === null) throw notFound("node");
    const transport = createTransport(readWay(node, vault));
    return {
      revision: revisionOf(node),
      engine: createDockerodeEngine(transport),
      close: () => transport.close(),
    };
  }

  /** One statement for all nodes. */
  async function check(): Promise<void> {
    const before = [...made];
    const rows: readonly Revised[] = await db.node.findMany({
      where: { id: { in: before.map(([id]) => id) } },
      select: { id: true, accessRevision: true, endpoint: true },
    });
    const revisions = new Map(rows.map((row) => [row.id, revisionOf(row)]));
    for (const [id, one] of before) {
      const known = await one.catch(() => null);
      if (known === null || known.revision === revisions.get(id)) continue;
      if (made.get(id) === one) made.delete(id);
      known.close();
    }
    checkedAt = performance.now();
  }

  /** Where the database does not answer, what is known goes on being used: it was right a moment ago. */
  function current(): Promise<void> {
    if (made.size === 0 || performance.now() - checkedAt < checkMs) return Promise.resolve();
    checking ??= check()
      .catch(() => {})
      .finally(() => {
        checking = null;
      });
    return checking;
  }

  return {
    async get(nodeId) {
      await current();
      const known = made.get(nodeId);
      if (known !== undefined) return (await known).engine;
      const fresh = make(nodeId);
      made.set(nodeId, fresh);
      fresh.catch(() => {
        if (made.get(nodeId) === fresh) made.delete(nodeId);
      });
      return (await fresh).engine;
    },
    close() {
      for (const one of made.values()) void one.then(({ close }) => close()).catch(() => {});
      made.clear();
    },
  };
}
