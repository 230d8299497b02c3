import { execFile } from "node:child_process";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program by argv, never through a shell. Does not throw for an exit code. */
export function attempt(program: string, args: readonly string[], timeout = 60_000, cwd?: string): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout, cwd, maxBuffer: 16 << 20 }, (error, out, err) => {
      const code = error ? (typeof error.code === "number" ? error.code : 1) : 0;
      resolve({ code, out, err: err || (error?.message ?? "") });
    });
  });
}

/** @throws Error with what the program wrote to stderr */
export async function run(program: string, args: readonly string[], timeout?: number, cwd?: string): Promise<string> {
  const ran = await attempt(program, args, timeout, cwd);
  if (ran.code !== 0) throw new Error(`${program} ${args.join(" ")}: ${ran.err.trim()}`);
  return ran.out;
}
