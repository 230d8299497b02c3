import { Prisma } from "../../db/generated/client";
import type { Deps } from "../../context";
import { SshError } from "../../docker/transport/ssh/ssh-error";
import { sshAccess } from "../../machines/node-access";
import { tellOfNode } from "./note-node-change";

/** A host key that is shown instead of the accepted one. */
export interface ShownHostKey {
  /** of the node's machine, or of the one on the way to it */
  readonly of: "host" | "jump";
  readonly type: string;
  readonly fingerprint: string;
  /** the accepted one */
  readonly known: string;
}

export const readShownKey = (value: Prisma.JsonValue): ShownHostKey | null => value as unknown as ShownHostKey | null;

/**
 * Keeps which host key was seen instead of the accepted one, so that somebody can compare the two; or forgets it, when the node
 * answers or fails otherwise.
 * @param problem why it did not answer; null when it did
 */
export async function noteShownKey({ db }: Pick<Deps, "db">, nodeId: string, problem: unknown): Promise<void> {
  const changed = problem instanceof SshError && problem.failure === "host_key" ? problem : null;
  // A link that waits before it asks again says nothing new.
  if (changed === null && problem !== null) return;
  const node = await db.node.findUniqueOrThrow({ where: { id: nodeId } });
  const before = readShownKey(node.shownHostKey);
  const now = changed === null ? null : describe(changed, node.access);
  if (before?.fingerprint === now?.fingerprint && before?.of === now?.of) return;
  await db.$transaction(async (tx) => {
    // Somebody may have accepted it meanwhile: then it was told of the way before.
    const { count } = await tx.node.updateMany({
      where: { id: nodeId, accessRevision: node.accessRevision },
      data: { shownHostKey: now === null ? Prisma.DbNull : { ...now } },
    });
    if (count > 0) await tellOfNode(tx, node);
  });
}

function describe({ shown, known }: SshError, access: unknown): ShownHostKey | null {
  if (shown === null || known === null) return null;
  const parsed = sshAccess.safeParse(access);
  const jump = parsed.success && parsed.data.jump?.hostKey.fingerprint === known.fingerprint;
  const host = parsed.success && parsed.data.hostKey.fingerprint === known.fingerprint;
  return { of: jump && !host ? "jump" : "host", ...shown, known: known.fingerprint };
}
