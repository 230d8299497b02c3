import type { Database } from "../../db/client";
import type { RingLine } from "../../logs/line-ring";

export interface LoggedReplica {
  readonly id: string;
  readonly appEnvironmentId: string;
  readonly slot: number;
  readonly nodeId: string;
  readonly containerName: string;
  readonly releaseId: string;
  readonly createdAt: Date;
  readonly removedAt: Date | null;
}

const select = {
  id: true,
  appEnvironmentId: true,
  slot: true,
  nodeId: true,
  containerName: true,
  releaseId: true,
  createdAt: true,
  removedAt: true,
} as const;

/** Replicas of an application that run, and those that were removed since, oldest first. */
export const findReplicas = (db: Database, appEnvironmentId: string, since: Date): Promise<LoggedReplica[]> =>
  db.replica.findMany({
    where: { appEnvironmentId, OR: [{ removedAt: null }, { removedAt: { gte: since } }] },
    orderBy: { createdAt: "asc" },
    select,
  });

interface KeptLine {
  readonly at: string;
  readonly stream: string;
  readonly text: string;
}

/** The last lines of a container, which its row has. */
export async function readLastLines(db: Database, replicaId: string): Promise<RingLine[]> {
  const row = await db.replica.findUnique({ where: { id: replicaId }, select: { lastLines: true } });
  const seen = new Map<string, number>();
  return ((row?.lastLines ?? []) as unknown as KeptLine[]).map(({ at, stream: name, text }) => {
    const stream = name === "stderr" ? ("stderr" as const) : ("stdout" as const);
    const nth = (seen.get(`${stream}${at}`) ?? 0) + 1;
    seen.set(`${stream}${at}`, nth);
    return { at, stream, nth, text };
  });
}
