import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../../docker/engine";
import { isEngineError } from "../../docker/engine-error";

/** Stands in the environment of a terminal's program and of all that it starts: by this they are found again. */
export const markName = "DM_TERMINAL";

const signals = ["HUP", "KILL"] as const;
const waitMs = 2_000;
const lookMs = 50;

/**
 * Sends $2 to every process that has the mark $1. The engine has no call that ends a program it runs for somebody, and numbers of
 * processes differ inside and outside; so it is done by the container's own shell, as the same user. An environment is one line to
 * `read`, which skips its NULs.
 */
const signalMarked = `for d in /proc/[0-9]*; do
  while read -r line || [ -n "$line" ]; do
    case "$line" in *"${markName}=$1"*) kill "-$2" "\${d#/proc/}"; break;; esac
  done 2>/dev/null < "$d/environ"
done 2>/dev/null`;

export interface Program {
  readonly id: string;
  readonly containerName: string;
  readonly shell: string;
  /** null until it was begun, as far as is known */
  readonly execId: string | null;
}

/** Ends the program of a terminal and what it started. @returns whether it was seen to have ended @throws EngineError */
export async function endProgram(engine: Engine, program: Program): Promise<boolean> {
  const { id, containerName, shell, execId } = program;
  for (const signal of signals) {
    if (await hasEnded(engine, execId, 0)) return true;
    const argv = [shell, "-c", signalMarked, shell, id, signal];
    const sent = await engine.exec(containerName, argv).then(
      () => true,
      (error: unknown) => {
        // A container that is gone, or does not run, has no programs.
        if (isEngineError(error, "gone") || isEngineError(error, "conflict")) return false;
        throw error;
      },
    );
    if (!sent || execId === null) return true;
    if (await hasEnded(engine, execId, waitMs)) return true;
  }
  return false;
}

async function hasEnded(engine: Engine, execId: string | null, withinMs: number): Promise<boolean> {
  if (execId === null) return false;
  for (let waited = 0; ; waited += lookMs) {
    const state = await engine.inspectTerminal(execId);
    if (state === null || !state.running) return true;
    if (waited >= withinMs) return false;
    await sleep(lookMs);
  }
}
