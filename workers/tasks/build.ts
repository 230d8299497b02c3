import { addJob } from "../../server/jobs/add-job";
import { buildRelease } from "../../server/services/builds/build-release";
import type { Task } from "./tasks";

const retryMs = 2_000;

/** One build at a time per node, by default: whoever finds it taken comes back a moment later. */
export const build: Task<"build"> = async (deps, { deploymentId }, signal) => {
  const done = await buildRelease(deps, deploymentId, signal);
  if (!done) {
    const runAt = new Date(deps.now().getTime() + retryMs);
    await addJob(deps.db, "build", { deploymentId }, { key: `build:${deploymentId}`, runAt });
  }
};
