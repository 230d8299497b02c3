import type { Transaction } from "../db/client";

/** Each kind of job with what it carries: ids only, never a secret. The worker has one file per name. */
export interface Jobs {
  /** bring what runs in line with what is wanted: the one driver of an application in an environment */
  reconcile: { appEnvironmentId: string };
  /** make the release of a deployment that is in the state “building” */
  build: { deploymentId: string };
  /** take down what runs of an application, then delete it */
  takeDown: { applicationId: string };
  /** delete a project once its applications are taken down */
  removeProject: { projectId: string };
  /** publish the routes of a node */
  publishEdge: { nodeId: string };
  /** bring the image of a release to a node that lacks it */
  copyImage: { nodeId: string; releaseId: string };
}

interface JobOptions {
  /** default now */
  readonly runAt?: Date;
  /** a waiting job of the same key is replaced, so that wishes do not pile up */
  readonly key?: string;
}

/** Adds a job in the transaction of what it is about: it exists if, and only if, the change does. */
export async function addJob<N extends keyof Jobs>(
  tx: Transaction,
  name: N,
  payload: Jobs[N],
  { runAt, key }: JobOptions = {},
): Promise<void> {
  const body = JSON.stringify(payload);
  await tx.$queryRaw`select 1 from graphile_worker.add_job(${name}, ${body}::json, run_at => ${runAt ?? null}::timestamptz, job_key => ${key ?? null}, max_attempts => 25)`;
}

/** Wakes the driver of an application in an environment. */
export const wakeReconcile = (tx: Transaction, appEnvironmentId: string, runAt?: Date): Promise<void> =>
  addJob(tx, "reconcile", { appEnvironmentId }, { key: `reconcile:${appEnvironmentId}`, ...(runAt ? { runAt } : {}) });
