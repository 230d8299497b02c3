import { z } from "zod";
import { Prisma } from "../../db/generated/client";
import { readHostKey } from "../../docker/transport/ssh/read-host-key";
import { AppError, invalid } from "../../domain/errors";
import { sshAccess } from "../../machines/node-access";
import { readWay } from "../../machines/way";
import { mutation } from "../use-case";
import { locateManagedNode } from "./locate-managed-node";
import { noteNodeChange } from "./note-node-change";
import { toJson } from "./resolve-connection";

/**
 * Trusts another host key than the one that was accepted before: of the machine, or of the one on the way to it. `fingerprint` is the
 * one that somebody compared, and has to be the one that is shown now; `confirm` is the node's name, typed.
 */
export const acceptHostKey = mutation({
  permission: "node.manage",
  input: z.object({
    organization: z.string(),
    node: z.string().max(100),
    of: z.enum(["host", "jump"]),
    fingerprint: z.string().max(100),
    confirm: z.string(),
  }),
  locate: locateManagedNode,
  run: async (ctx, { of, fingerprint, confirm }, { resource, node }) => {
    if (confirm !== node.name) throw invalid({ confirm: `Type “${node.name}” to confirm.` });
    const way = readWay(node, ctx.vault);
    if (way.transport !== "ssh") throw new AppError("conflict", "This node is not reached by SSH.");
    const { target } = way;
    if (of === "jump" && target.jump === undefined) throw new AppError("conflict", "This node has no jump host.");
    const shown = of === "jump" ? await readHostKey(target.jump ?? target) : await readHostKey(target, target.jump);
    if (shown.fingerprint !== fingerprint)
      throw new AppError(
        "conflict",
        `The host key is ${shown.fingerprint} now, and not the one that you compared. Compare it again.`,
      );
    const access = sshAccess.parse(node.access);
    const { jump } = access;
    const next =
      of === "host" || jump === null ? { ...access, hostKey: shown } : { ...access, jump: { ...jump, hostKey: shown } };
    const before = (of === "jump" ? jump?.hostKey : access.hostKey)?.fingerprint ?? "";
    await ctx.db.$transaction(async (tx) => {
      await tx.node.update({
        where: { id: node.id },
        data: { access: toJson(next), accessRevision: { increment: 1 }, shownHostKey: Prisma.DbNull },
      });
      const detail = { before, after: shown.fingerprint };
      await noteNodeChange(tx, ctx, { node, owner: resource.organizationId, action: "node.hostKeyAccepted", detail });
    });
    return {};
  },
});
