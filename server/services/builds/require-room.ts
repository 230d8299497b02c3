import { setTimeout as sleep } from "node:timers/promises";
import { isEngineError } from "../../docker/engine-error";
import type { BuildDeps } from "./build-deps";
import { BuildError } from "./build-error";
import type { BuildWork } from "./build-work";

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
const advice = "Remove images or volumes that nobody needs, or add a disk, then deploy again.";

/** @throws BuildError disk_low when the node has less free disk than a build or an image may need */
export async function requireRoom({ edges, limits }: BuildDeps, work: BuildWork): Promise<void> {
  const edge = await edges.get(work.nodeId);
  const { free } = await onceEdgeRuns(() => edge.disk(), limits.edgeWaitMs, work.signal);
  if (free >= limits.diskFloorBytes) return;
  throw new BuildError(
    "disk_low",
    `The node has ${megabytes(free)} of free disk; ${megabytes(limits.diskFloorBytes)} are kept free. ${advice}`,
  );
}

const askAgainMs = 250;

/** The edge's containers are made, or made again, beside the first deployments: for that moment they do not run. */
async function onceEdgeRuns<T>(ask: () => Promise<T>, waitMs: number, signal: AbortSignal): Promise<T> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const notUp = isEngineError(error, "conflict") || isEngineError(error, "gone");
      if (!notUp || signal.aborted) throw error;
      if (Date.now() > deadline)
        throw new BuildError(
          "build_failed",
          `The node’s edge did not come up within ${waitMs / 1_000} s, and what is deployed would not be reached. Look at the node’s state on the overview, then deploy again.`,
        );
      await sleep(askAgainMs, undefined, { signal }).catch(() => {});
    }
  }
}

const lookMs = 1_000;

export interface RoomWatch {
  /** aborts with a BuildError as its reason */
  readonly signal: AbortSignal;
  stop(): void;
}

/**
 * Watches what a build leaves to the rest of the node: it began with room enough, and must not take all of it.
 * @param memoryToo for a builder that takes no limit of memory from us
 */
export async function watchRoom(deps: BuildDeps, nodeId: string, memoryToo: boolean): Promise<RoomWatch> {
  const { diskFloorBytes, memoryFloorShare } = deps.limits;
  const edge = await deps.edges.get(nodeId);
  const controller = new AbortController();
  const look = async () => {
    const { free } = await edge.disk();
    if (free < diskFloorBytes / 2)
      controller.abort(
        new BuildError(
          "disk_low",
          `The build was stopped: it left the node with ${megabytes(free)} of free disk. ${advice}`,
        ),
      );
    if (!memoryToo) return;
    const { available, total } = await edge.memory();
    if (available < total * memoryFloorShare)
      controller.abort(
        new BuildError(
          "build_failed",
          `The build was stopped: it left the node with ${megabytes(available)} of memory. BuildKit keeps to no limit; let the build use less, or write its Dockerfile so that the classic builder can take it.`,
        ),
      );
  };
  let timer: NodeJS.Timeout;
  const loop = () => {
    timer = setTimeout(
      () =>
        void look()
          .catch(() => {})
          .finally(() => controller.signal.aborted || loop()),
      lookMs,
    );
  };
  loop();
  return {
    signal: controller.signal,
    stop: () => {
      clearTimeout(timer);
      controller.abort();
    },
  };
}
