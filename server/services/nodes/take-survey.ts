import type { Deps } from "../../context";
import type { Prisma } from "../../db/generated/client";
import type { Engine } from "../../docker/engine";
import { labelNames } from "../../domain/container-spec/labels";
import { toDiskParts } from "../../domain/node/disk-parts";
import { readSurvey, type Survey } from "./survey";

type Needs = Pick<Deps, "db" | "engines" | "edges" | "now">;

/**
 * Looks at a node's disk, memory and containers, and keeps what was found. What cannot be read now stays as it was found before.
 * @param whole measures also what takes the disk, which is work for the engine
 * @returns whether it is known how full the disk is, which the edge says: it may not be up yet
 */
export async function takeSurvey({ db, engines, edges, now }: Needs, nodeId: string, whole: boolean): Promise<boolean> {
  const [engine, edge] = await Promise.all([engines.get(nodeId), edges.get(nodeId)]);
  const before = readSurvey((await db.node.findUniqueOrThrow({ where: { id: nodeId } })).survey);
  const [disk, memory, containers] = await Promise.all([
    orBefore(edge.disk(), before.disk),
    orBefore(edge.memory(), before.memory),
    orBefore(listContainers(engine), before.containers),
  ]);
  const parts =
    whole && disk !== null ? await orBefore(measureDisk({ db, now }, engine, disk), before.parts) : before.parts;
  const survey: Survey = { disk, memory, parts, containers };
  await db.node.update({
    where: { id: nodeId },
    data: { survey: survey as unknown as Prisma.InputJsonObject, surveyedAt: now() },
  });
  return disk !== null;
}

const orBefore = <T>(reading: Promise<T>, before: T | null): Promise<T | null> => reading.catch(() => before);

async function listContainers(engine: Engine): Promise<NonNullable<Survey["containers"]>> {
  const all = await engine.list({});
  const managed = all.filter(({ labels }) => labels[labelNames.managed] !== undefined);
  const others = all.filter(
    ({ labels }) => labels[labelNames.managed] === undefined && labels[labelNames.edge] === undefined,
  );
  return {
    managed: managed.length,
    running: managed.filter(({ state }) => state === "running").length,
    others: others.length,
  };
}

async function measureDisk({ db, now }: Pick<Deps, "db" | "now">, engine: Engine, disk: NonNullable<Survey["disk"]>) {
  const usage = await engine.diskUsage();
  const releases = await db.release.findMany({
    where: { imageId: { in: usage.images.map(({ id }) => id) }, prunedAt: null },
    distinct: ["imageId"],
    select: { imageId: true },
  });
  const parts = toDiskParts(usage, disk, new Set(releases.map(({ imageId }) => imageId)));
  return { ...parts, at: now().toISOString() };
}
