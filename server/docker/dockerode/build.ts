import type { Readable } from "node:stream";
import type Docker from "dockerode";
import type { BuildOptions, Engine } from "../engine";
import { EngineError } from "../engine-error";
import { type Caller, saidBy, statusOf, toEngineError, withQuery } from "./call";
import { ProgressFailure, readProgress } from "./progress";

const period = 100_000;
const cancelMs = 5_000;

export function createBuild(docker: Docker, caller: Caller): Pick<Engine, "build" | "pruneBuildCache"> {
  return {
    build: (options) => build(docker, caller, options),
    pruneBuildCache: (keepBytes) => pruneBuildCache(docker, caller, keepBytes),
  };
}

const unusedFor = "24h";

async function pruneBuildCache(docker: Docker, { call }: Caller, keepBytes: number): Promise<void> {
  const filters = JSON.stringify({ "unused-for": [unusedFor] });
  const path = withQuery("/build/prune", { "keep-storage": String(keepBytes), filters });
  const prune = () =>
    new Promise<void>((resolve, reject) => {
      docker.modem.dial({ path, method: "POST", statusCodes: { 200: true, 500: "server error" } }, (error: unknown) =>
        error ? reject(error) : resolve(),
      );
    });
  await call("clear its build cache", prune, 10);
}

async function build(docker: Docker, { call }: Caller, options: BuildOptions): Promise<string> {
  const { signal } = options;
  const cancelled = new EngineError("cancelled", "The build was cancelled.");
  if (signal.aborted) throw cancelled;
  let told: Promise<unknown> = Promise.resolve();
  // The classic builder stops when its caller leaves; BuildKit wants to be told.
  const stop = () => {
    if (options.builder === "buildkit") told = cancelBuild(docker, options.id);
  };
  signal.addEventListener("abort", stop, { once: true });
  try {
    const image = await run(docker, options);
    if (signal.aborted) throw cancelled;
    return image ?? (await call("inspect an image", () => docker.getImage(options.tag).inspect())).Id;
  } catch (error) {
    await told;
    if (signal.aborted) throw cancelled;
    if (error instanceof ProgressFailure || statusOf(error) !== null)
      throw new EngineError("build_failed", saidBy(error));
    throw toEngineError("build an image", error);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** @returns the image's id, when the builder tells it */
async function run(docker: Docker, options: BuildOptions): Promise<string | null> {
  const query = { ...toQuery(options), abortSignal: options.signal } as unknown as Docker.ImageBuildOptions;
  const stream = (await docker.buildImage(options.context, query)) as Readable;
  const end = () => void stream.destroy();
  options.signal.addEventListener("abort", end, { once: true });
  try {
    return await readProgress(stream, options.onLine);
  } finally {
    options.signal.removeEventListener("abort", end);
  }
}

/** Names of parameters as in POST /build of the Engine API. */
function toQuery(options: BuildOptions): Record<string, unknown> {
  const common = { t: options.tag, dockerfile: options.dockerfile, buildargs: options.args, labels: options.labels };
  // A number, not "2": for that the library opens a session, which a build from a plain archive does without.
  if (options.builder === "buildkit") return { ...common, version: 2, buildid: options.id };
  return {
    ...common,
    version: "1",
    rm: true,
    forcerm: true,
    memory: options.memoryBytes,
    memswap: options.memoryBytes,
    cpuperiod: period,
    cpuquota: Math.round(options.cpus * period),
  };
}

/** Tells the engine once: one that does not hear it is away, and its builds with it. */
function cancelBuild(docker: Docker, id: string): Promise<void> {
  return new Promise((resolve) => {
    docker.modem.dial(
      {
        path: withQuery("/build/cancel", { id }),
        method: "POST",
        statusCodes: { 200: true, 204: true, 404: true },
        abortSignal: AbortSignal.timeout(cancelMs),
      },
      () => resolve(),
    );
  });
}
