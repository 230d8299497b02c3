import { Prisma } from "../../db/generated/client";
import { isSameJson } from "../../db/same-json";
import type { SupervisionDecision } from "../../domain/health/decide-supervision";
import { judgeOutage, type Outage } from "../../domain/notification/judge-outage";
import { recordEvent } from "../../events/record-event";
import { notify } from "../notifications/notify";
import type { World } from "./load-world";
import type { ReconcileDeps } from "./reconcile-deps";

/** Keeps what supervision saw, when it is new: for pages, for the next look, and for those who are told of an outage. */
export async function noteSupervision(
  deps: Pick<ReconcileDeps, "db" | "now">,
  world: World,
  {
    state,
    waitingFor: note,
    crashLoops,
    serving,
  }: Pick<SupervisionDecision, "state" | "waitingFor" | "crashLoops" | "serving">,
  wanted: number,
): Promise<void> {
  const missing = wanted - serving;
  const now = deps.now();
  const seen = { wanted, serving, gaveUp: crashLoops.length > 0 };
  const { outage, tell } = judgeOutage(world.outage as unknown as Outage | null, seen, now.getTime());
  const changed = !isSameJson(state, world.supervision) || !isSameJson(outage, world.outage);
  if (!changed && note === world.note && missing === world.missing) return;
  const { project } = world.application;
  const resource = { organizationId: project.organizationId, projectId: project.id };
  await deps.db.$transaction(async (tx) => {
    await tx.appEnvironment.update({
      where: { id: world.id },
      data: {
        supervision: state as object,
        outage: (outage as object | null) ?? Prisma.DbNull,
        note,
        crashLoops: crashLoops.length,
        missing,
      },
    });
    if (tell !== null) await notify(tx, { what: tell }, resource, { appEnvironmentId: world.id, detail: note }, now);
    if (note === world.note && missing === world.missing) return;
    await recordEvent(tx, {
      organizationId: project.organizationId,
      type: "application.changed",
      subjectId: world.applicationId,
      payload: { projectId: project.id, appEnvironmentId: world.id },
    });
  });
}
