import { spawn } from "node:child_process";
import { PassThrough, type Readable } from "node:stream";

export interface PackedContext {
  readonly stream: Readable;
  /** why the folder could not be packed whole; null while nothing went wrong */
  failure(): Error | null;
  stop(): void;
}

/**
 * The folder as a plain tar for the builder, without what .dockerignore names. Links stay links, so none leads the builder
 * out of the folder. The stream ends well only when all of it was packed: half of a folder would build something else.
 */
export function packContext(folder: string, exclude: readonly string[]): PackedContext {
  const anywhere = exclude.filter((pattern) => pattern.startsWith("**/")).map((pattern) => pattern.slice(3));
  const anchored = exclude.filter((pattern) => !pattern.startsWith("**/"));
  const argv = [
    "--create",
    "--numeric-owner",
    "--owner=0",
    "--group=0",
    "--wildcards",
    "--no-wildcards-match-slash",
    "--anchored",
    ...anchored.flatMap((pattern) => ["--exclude", `./${pattern}`]),
    "--no-anchored",
    ...anywhere.flatMap((pattern) => ["--exclude", pattern]),
    "--directory",
    folder,
    ".",
  ];
  const env = { PATH: process.env.PATH, LC_ALL: "C" } as unknown as NodeJS.ProcessEnv;
  const child = spawn("tar", argv, { stdio: ["ignore", "pipe", "ignore"], env });
  const stream = new PassThrough();
  let failure: Error | null = null;
  const fail = (error: Error) => {
    failure ??= error;
    stream.destroy(error);
  };
  // Whoever reads may be gone already; then nobody has to be told.
  stream.on("error", () => {});
  child.stdout.pipe(stream, { end: false });
  child.on("error", fail);
  child.on("close", (code, signal) => {
    if (code === 0) stream.end();
    else if (signal === null) fail(new Error(`tar ended with ${code} while it packed the source.`));
    else stream.destroy();
  });
  return { stream, failure: () => failure, stop: () => void child.kill("SIGKILL") };
}
