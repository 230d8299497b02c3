import type { Place } from "../../server/domain/metrics/sum-up";
import type { WorkerDeps } from "../worker-deps";

/** Where applications are, each asked for once: none moves to another project. One that is gone is of no project. */
export function createPlaceBook({ db }: Pick<WorkerDeps, "db">) {
  const known = new Map<string, Place>();
  return {
    async find(appEnvironmentIds: readonly string[]): Promise<ReadonlyMap<string, Place>> {
      const wanted = new Set(appEnvironmentIds);
      for (const id of known.keys()) if (!wanted.has(id)) known.delete(id);
      const unknown = appEnvironmentIds.filter((id) => !known.has(id));
      if (unknown.length === 0) return known;
      const rows = await db.appEnvironment.findMany({
        where: { id: { in: unknown } },
        select: { id: true, application: { select: { project: { select: { id: true, organizationId: true } } } } },
      });
      for (const { id, application } of rows) {
        const { id: projectId, organizationId } = application.project;
        known.set(id, { projectId, organizationId });
      }
      return known;
    },
  };
}
