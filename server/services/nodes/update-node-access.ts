import { z } from "zod";
import { Prisma } from "../../db/generated/client";
import { invalid } from "../../domain/errors";
import { sealPlace, sshAccess } from "../../machines/node-access";
import { mutation } from "../use-case";
import { connection } from "./connection";
import { gatherPreflight } from "./gather-preflight";
import { locateManagedNode, requireInstallation } from "./locate-managed-node";
import { noteNodeChange } from "./note-node-change";
import { requirePassing, toAccess } from "./require-passing";
import { type Entered, resolveConnection, toJson, toSealed } from "./resolve-connection";
import { acceptedIn } from "./run-preflight";
import { readFacts } from "./survey";

/**
 * Reaches a node by another address, user, key or certificate. Secrets that are left empty stay as they are. The new way is tried
 * first: the old one is left only once the engine answered on it.
 */
export const updateNodeAccess = mutation({
  permission: "node.manage",
  input: z.object({
    organization: z.string(),
    node: z.string().max(100),
    connection,
    /** the engine may be another one than before: the machine was installed anew */
    anew: z.boolean().default(false),
  }),
  locate: locateManagedNode,
  run: async (ctx, { connection: given, anew }, { resource, organization, node }) => {
    if (given.transport === "local")
      await requireInstallation(ctx, resource.organizationId, "A socket of this machine");
    const stored = given.transport === node.transport ? openStored(ctx.vault, node) : {};
    const resolved = resolveConnection(ctx.vault, organization.id, given, stored);
    const accepted = acceptedIn(given);
    const keys = { ...accepted, before: knownKeys(node, given) };
    const found = await gatherPreflight(ctx, resource.organizationId, { resolved, keys, nodeId: node.id });
    const info = requirePassing(found);
    const before = readFacts(node.facts);
    if (!anew && before !== null && before.id !== info.id)
      throw invalid({ anew: "Another engine answers there than before. Say so if the machine was installed anew." });
    const sealed = toSealed(resolved);
    await ctx.db.$transaction(async (tx) => {
      await tx.node.update({
        where: { id: node.id },
        data: {
          transport: resolved.transport,
          endpoint: resolved.endpoint,
          access: toJson(toAccess(resolved, found)),
          sealedAccess: sealed === null ? null : ctx.vault.seal(sealed, sealPlace(node.id)),
          accessRevision: { increment: 1 },
          shownHostKey: Prisma.DbNull,
          certificateNotice: null,
          facts: info as unknown as Prisma.InputJsonObject,
        },
      });
      const detail = { transport: resolved.transport };
      await noteNodeChange(tx, ctx, { node, owner: resource.organizationId, action: "node.accessChanged", detail });
    });
    return {};
  },
});

interface Row {
  readonly id: string;
  readonly transport: string;
  readonly endpoint: string;
  readonly access: unknown;
  readonly sealedAccess: string | null;
}

const openStored = (vault: { open(sealed: string, place: string): string }, node: Row): Entered =>
  node.sealedAccess === null ? {} : (JSON.parse(vault.open(node.sealedAccess, sealPlace(node.id))) as Entered);

/** Keys that were accepted hold for the machines they were accepted for, and for no other address. */
function knownKeys(node: Row, given: z.output<typeof connection>) {
  if (node.transport !== "ssh" || given.transport !== "ssh") return { host: null, jump: null };
  const { hostKey, jump } = sshAccess.parse(node.access);
  const { hostname, port } = new URL(node.endpoint);
  const same = hostname.replace(/^\[|\]$/g, "") === given.host && Number(port || 22) === given.port;
  const sameJump =
    jump !== null && given.jump !== null && jump.host === given.jump.host && jump.port === given.jump.port;
  return { host: same ? hostKey : null, jump: sameJump ? jump.hostKey : null };
}
