import { measureNode } from "../collectors/measure-node";
import { surveyNode } from "../collectors/survey-node";
import { watchEdge } from "../collectors/watch-edge";
import { watchMesh } from "../collectors/watch-mesh";
import { lookNowAndThen, watchNode } from "../collectors/watch-node";
import type { WorkerDeps } from "../worker-deps";

/** All that goes on for a node as long as it is ours. */
export const watchAll = (deps: WorkerDeps, nodeId: string, signal: AbortSignal): Promise<unknown> =>
  Promise.all(
    [watchNode, lookNowAndThen, watchEdge, watchMesh, surveyNode, measureNode].map((watch) =>
      watch(deps, nodeId, signal),
    ),
  );
