import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { chooseBuilder, dropSyntax } from "../../domain/build/choose-builder";
import { parseDockerignore } from "../../domain/build/parse-dockerignore";
import { isEngineError } from "../../docker/engine-error";
import type { BuildContext } from "../../git/build-context";
import type { BuildDeps } from "./build-deps";
import { BuildError } from "./build-error";
import type { BuildWork } from "./build-work";
import { openLayerBook } from "./layer-book";
import { packContext } from "./pack-context";
import { watchRoom } from "./require-room";
import { noteBuildKit } from "../retention/build-cache";

const labelOfApplication = "docker-manager.application";
const labelOfCommit = "org.opencontainers.image.revision";
const mebibyte = 1024 * 1024;

export interface ImageToBuild {
  readonly context: BuildContext;
  readonly tag: string;
  readonly commit: string;
}

/** Builds the image of a folder. @returns its id @throws EngineError, BuildError */
export async function buildImage(deps: BuildDeps, work: BuildWork, image: ImageToBuild): Promise<string> {
  const file = path.join(image.context.dir, image.context.dockerfile);
  const dockerfile = await readFile(file, "utf8");
  const choice = chooseBuilder(dockerfile);
  work.log.write("system", describeChoice(deps, choice));
  try {
    return await runBuilder(deps, work, image, choice.builder);
  } catch (error) {
    const plain = dropSyntax(dockerfile);
    if (choice.builder === "classic" || plain === dockerfile || !isSyntaxMissing(error)) throw error;
    work.log.write(
      "system",
      "The image that the “# syntax” line names cannot be had; BuildKit reads the Dockerfile without it.",
    );
    await writeFile(file, plain);
    return runBuilder(deps, work, image, choice.builder);
  }
}

const isSyntaxMissing = (error: unknown): boolean =>
  isEngineError(error, "build_failed") && /docker\/dockerfile|frontend/i.test(error.message);

function describeChoice({ limits }: BuildDeps, { builder, because }: ReturnType<typeof chooseBuilder>): string {
  if (builder === "classic")
    return `The classic builder builds it, with at most ${Math.round(limits.memoryBytes / mebibyte)} MB of memory and ${limits.cpus} CPU.`;
  const share = Math.round(limits.memoryFloorShare * 100);
  return `The Dockerfile has ${because}: BuildKit builds it. It keeps to no limit of memory and CPU; the build is stopped when it leaves the node with less than ${share} % of its memory.`;
}

async function runBuilder(
  deps: BuildDeps,
  work: BuildWork,
  { context, tag, commit }: ImageToBuild,
  builder: "classic" | "buildkit",
): Promise<string> {
  const { engine, log, signal, deploymentId } = work;
  if (builder === "buildkit") await noteBuildKit(deps.db, work.nodeId);
  const ignore = await readFile(path.join(context.dir, ".dockerignore"), "utf8").catch(() => "");
  const tar = packContext(context.dir, parseDockerignore(ignore, context.dockerfile));
  const limit = AbortSignal.timeout(deps.limits.timeoutMs);
  const room = await watchRoom(deps, work.nodeId, builder === "buildkit");
  const book = await openLayerBook(deps.db, deploymentId, work.nodeId);
  try {
    return await engine.build({
      id: deploymentId,
      builder,
      context: tar.stream,
      dockerfile: context.dockerfile,
      tag,
      args: work.args,
      labels: { [labelOfApplication]: work.application.id, [labelOfCommit]: commit },
      memoryBytes: deps.limits.memoryBytes,
      cpus: deps.limits.cpus,
      signal: AbortSignal.any([signal, limit, room.signal]),
      onLine: (line) => {
        if (builder === "classic") book.read(line);
        log.write("build", line);
      },
    });
  } catch (error) {
    if (signal.aborted) throw error;
    if (room.signal.aborted) throw room.signal.reason;
    if (limit.aborted) throw buildTimeout(deps.limits.timeoutMs);
    throw tar.failure() ?? error;
  } finally {
    room.stop();
    tar.stop();
    await book.close();
  }
}

const buildTimeout = (ms: number) =>
  new BuildError(
    "build_timeout",
    `The build did not end within ${ms / 1000} s. Make it shorter or raise its time limit, then deploy again.`,
  );
