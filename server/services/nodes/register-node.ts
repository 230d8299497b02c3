import { z } from "zod";
import type { Prisma } from "../../db/generated/client";
import type { Transaction } from "../../db/client";
import { newId } from "../../db/new-id";
import { invalid } from "../../domain/errors";
import { parseNodeName } from "../../domain/node/node-words";
import { sealPlace } from "../../machines/node-access";
import { locateOrganization } from "../locate";
import { requireReal } from "../organizations/demo";
import { mutation } from "../use-case";
import { connection } from "./connection";
import { gatherPreflight } from "./gather-preflight";
import { requireInstallation } from "./locate-managed-node";
import { noteNodeChange } from "./note-node-change";
import { requirePassing, toAccess } from "./require-passing";
import { resolveConnection, toJson, toSealed } from "./resolve-connection";
import { acceptedIn } from "./run-preflight";

/**
 * Makes a machine a node, once everything that speaks against it is mended and its host key was compared: `fingerprint` in the
 * connection has to be the one that it shows now. A worker takes it up within two seconds.
 * `shared`: all organisations may run on it; only the first organisation can share.
 */
export const registerNode = mutation({
  permission: "node.manage",
  input: z.object({
    organization: z.string(),
    name: z.string().max(200),
    connection,
    shared: z.boolean().default(false),
  }),
  locate: locateOrganization,
  run: async (ctx, input, { organization }) => {
    const { connection: given, shared } = input;
    const name = parseNodeName(input.name);
    await requireReal(ctx.db, organization.id);
    if (shared) await requireInstallation(ctx, organization.id, "A node for all organisations");
    if (given.transport === "local") await requireInstallation(ctx, organization.id, "A socket of this machine");
    await requireFree(ctx.db, organization.id, name, shared);
    const resolved = resolveConnection(ctx.vault, organization.id, given);
    const found = await gatherPreflight(ctx, organization.id, { resolved, keys: acceptedIn(given), nodeId: null });
    const info = requirePassing(found);
    const id = newId("node");
    const sealed = toSealed(resolved);
    const node = { id, name, organizationId: shared ? null : organization.id };
    await ctx.db.$transaction(async (tx) => {
      await requireFree(tx, organization.id, name, shared);
      await tx.node.create({
        data: {
          ...node,
          transport: resolved.transport,
          endpoint: resolved.endpoint,
          access: toJson(toAccess(resolved, found)),
          sealedAccess: sealed === null ? null : ctx.vault.seal(sealed, sealPlace(id)),
          meshAddress: given.transport === "local" ? null : given.host,
          facts: info as unknown as Prisma.InputJsonObject,
        },
      });
      const detail = { transport: resolved.transport };
      await noteNodeChange(tx, ctx, { node, owner: organization.id, action: "node.registered", detail });
    });
    return { name };
  },
});

/** No node of an organisation has the name of one of the installation, so that a name means one node. */
export async function requireFree(
  db: Transaction,
  organizationId: string,
  name: string,
  shared: boolean,
): Promise<void> {
  const where = shared ? { name } : { name, OR: [{ organizationId }, { organizationId: null }] };
  const taken = await db.node.findFirst({ where, select: { organizationId: true } });
  if (taken === null) return;
  const own = taken.organizationId === organizationId || taken.organizationId === null;
  throw invalid({
    name: own
      ? `There is a node “${name}” already.`
      : `Another organisation has a node “${name}”. Choose another name.`,
  });
}
