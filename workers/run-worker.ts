import path from "node:path";
import { Logger, run, type Task, type TaskList } from "graphile-worker";
import type { Env } from "../server/env";
import { removeAbandoned } from "../server/git/work-folder";
import type { Jobs } from "../server/jobs/add-job";
import { ensureLocalNode } from "../server/machines/local-node";
import { closeForgottenTerminals } from "../server/services/terminals/close-terminal";
import { rollUp } from "../server/services/metrics/roll-up";
import { reap, wakeAll, wakeForgotten, wakeShort } from "../server/services/reconcile/sweep";
import { createHeartbeat } from "./heartbeat";
import { lastLine } from "./last-line";
import { ownNodes } from "./nodes/own-nodes";
import { watchAll } from "./nodes/watch-all";
import { repeat } from "./repeat";
import { build } from "./tasks/build";
import { copyImage } from "./tasks/copy-image";
import { publishEdge } from "./tasks/publish-edge";
import { reconcile } from "./tasks/reconcile";
import { removeProject } from "./tasks/remove-project";
import { takeDown } from "./tasks/take-down";
import type { Task as OwnTask } from "./tasks/tasks";
import type { WorkerDeps } from "./worker-deps";

const concurrency = 12;
const forgottenMs = 2_000;
const shortMs = 30_000;
/** Whatever else may have been missed: events, the looks at nodes and the rows tell all that is known to change. */
const allMs = 10 * 60_000;
const rollUpMs = 20_000;
const reapMs = 10 * 60_000;

const tasks: { readonly [N in keyof Jobs]: OwnTask<N> } = {
  reconcile,
  build,
  takeDown,
  removeProject,
  publishEdge,
  copyImage,
};

export interface RunningWorker {
  readonly stop: () => Promise<void>;
  /** rejects when the queue was lost, because the database went away: end the process and start it again */
  readonly ended: Promise<void>;
}

/** The worker: jobs, collectors, sweeps. Whatever it did when it was killed is found by its rows and done again. */
export async function runWorker(deps: WorkerDeps, env: Env): Promise<RunningWorker> {
  const stopping = new AbortController();
  await ensureLocalNode(deps.db, env);
  for (const folder of [deps.workDir, path.resolve(env.DM_DATA_DIR, "git")]) await removeAbandoned(folder);
  // Jobs that a killed worker held. Rows and leases keep two from doing the same, so it is safe to free all.
  await deps.db
    .$executeRaw`update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null`;
  const list = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      ((payload) => task(deps, payload as never, stopping.signal)) satisfies Task,
    ]),
  ) as TaskList;
  const runner = await run({
    connectionString: env.DATABASE_URL,
    taskList: list,
    concurrency,
    pollInterval: 1_000,
    // One look for jobs a second instead of one of each slot: half of what an idle worker did.
    preset: { worker: { localQueue: { size: concurrency } } },
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
  });
  runner.events.on("job:error", ({ job, error }) => {
    process.stderr.write(`job ${job.task_identifier} ${job.id}: ${lastLine(error)}\n`);
  });
  const beat = createHeartbeat(env.DM_HEARTBEAT_FILE);
  const loops = [
    repeat(forgottenMs, stopping.signal, () => wakeForgotten(deps).then(beat)),
    repeat(forgottenMs, stopping.signal, () => closeForgottenTerminals(deps)),
    repeat(shortMs, stopping.signal, () => wakeShort(deps)),
    repeat(allMs, stopping.signal, () => wakeAll(deps)),
    repeat(reapMs, stopping.signal, () => reap(deps, deps.limits)),
    ownNodes(deps.db, stopping.signal, (nodeId, signal) => watchAll(deps, nodeId, signal)),
    repeat(rollUpMs, stopping.signal, () => rollUp(deps)),
  ];
  return {
    ended: runner.promise,
    stop: async () => {
      stopping.abort();
      await Promise.allSettled(loops);
      await runner.stop();
    },
  };
}
