import type { Deps } from "../../context";
import { judgeCertificate } from "../../domain/node/certificate-days";
import { tlsAccess } from "../../machines/node-access";
import { notify } from "../notifications/notify";
import { findUsers, tellOfNode } from "./note-node-change";

interface Row {
  readonly transport: string;
  readonly access: unknown;
  readonly certificateNotice: string | null;
}

/** When the first of a node's certificates ends; null where it has none. ms since the epoch */
export function firstEnd({ transport, access }: Omit<Row, "certificateNotice">): number | null {
  if (transport !== "tls") return null;
  const parsed = tlsAccess.safeParse(access);
  if (!parsed.success) return null;
  return Math.min(Date.parse(parsed.data.certificateUntil), Date.parse(parsed.data.authorityUntil));
}

/** Tells once that a certificate of a node ends soon, and once that it is over. */
export async function noteCertificate({ db, now }: Pick<Deps, "db" | "now">, nodeId: string, row: Row): Promise<void> {
  const until = firstEnd(row);
  if (until === null) return;
  const { state } = judgeCertificate(until, now().getTime());
  if (state === "fine" || state === row.certificateNotice) return;
  await db.$transaction(async (tx) => {
    const { count } = await tx.node.updateMany({
      where: { id: nodeId, certificateNotice: row.certificateNotice },
      data: { certificateNotice: state },
    });
    if (count === 0) return;
    const node = await tx.node.findUniqueOrThrow({ where: { id: nodeId } });
    const what = state === "over" ? "node.certificate_over" : "node.certificate_soon";
    const day = new Date(until).toISOString().slice(0, 10);
    const detail = state === "over" ? `It is over since ${day}.` : `It ends on ${day}.`;
    for (const { id, demo } of await findUsers(tx, node))
      if (!demo) await notify(tx, { what }, { organizationId: id }, { nodeId, detail }, now());
    await tellOfNode(tx, node);
  });
}
