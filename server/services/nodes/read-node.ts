import { z } from "zod";
import { notFound } from "../../domain/errors";
import { locateOrganization } from "../locate";
import { type ActorCtx, query } from "../use-case";
import { findNodeReplicas } from "./find-node-replicas";
import { findNodes } from "./find-nodes";
import { readFacts, readSurvey } from "./survey";

const pageSize = 25;
const shownStates = 8;

/** A node by its name, among those of an organisation and those of the installation. */
export async function locateNode(ctx: ActorCtx, input: { organization: string; node: string }) {
  const located = await locateOrganization(ctx, input);
  const nodes = await findNodes(ctx, located.organization.id);
  const node = nodes.find(({ name }) => name === input.node);
  if (node === undefined) throw notFound("node");
  return { ...located, node };
}

/** A node as its frame shows it: how it is, above all of its pages. */
export const readNodeHead = query({
  permission: "node.read",
  input: z.object({ organization: z.string(), node: z.string().max(100) }),
  locate: locateNode,
  run: async (_ctx, _input, { node }) => ({ node }),
});

/** A node: what it is, what takes its disk, what runs on it of what one may see, and how it was. */
export const readNode = query({
  permission: "node.read",
  input: z.object({
    organization: z.string(),
    node: z.string().max(100),
    page: z.number().int().min(1).max(10_000).default(1),
  }),
  locate: locateNode,
  run: async (ctx, { page }, { organization, node }) => {
    const [row, states, replicas] = await Promise.all([
      ctx.db.node.findUniqueOrThrow({ where: { id: node.id }, select: { facts: true, survey: true, createdAt: true } }),
      ctx.db.nodeState.findMany({
        where: { nodeId: node.id },
        orderBy: [{ since: "desc" }, { id: "desc" }],
        select: { state: true, reason: true, since: true },
        take: shownStates,
      }),
      findNodeReplicas(ctx, organization.id, node.id, { skip: (page - 1) * pageSize, take: pageSize }),
    ]);
    const { parts } = readSurvey(row.survey);
    const facts = readFacts(row.facts);
    const total = replicas[0]?.total ?? 0;
    return {
      node,
      addedAt: row.createdAt,
      machine:
        facts === null
          ? null
          : {
              ...{ version: facts.version, apiVersion: facts.apiVersion, operatingSystem: facts.operatingSystem },
              ...{ cpus: facts.cpus, memoryBytes: facts.memoryBytes, cgroupVersion: facts.cgroupVersion },
              ...{ rootless: facts.rootless, rootDir: facts.rootDir },
              // What an engine was asked before this was asked of it does not say.
              ...{ architecture: facts.architecture ?? null, storageDriver: facts.storageDriver ?? null },
              ...{ security: facts.security ?? [], swarm: facts.swarm ?? null },
            },
      parts,
      states,
      replicas,
      pages: { current: page, all: Math.max(1, Math.ceil(total / pageSize)), total },
    };
  },
});
