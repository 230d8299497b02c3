import { spawn } from "node:child_process";

export interface ProgramRun {
  readonly argv: readonly string[];
  /** the whole environment: nothing of ours is inherited */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly signal: AbortSignal;
  /** a line of stderr; of a progress line that overwrites itself, its last state */
  readonly onLine?: (line: string) => void;
}

export interface ProgramEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A server that we ask may say as much as it likes; we keep the end of it. */
const maxKept = 64 * 1024;

/**
 * Runs a program without a shell, in a process group of its own, and kills the whole group on abort:
 * git starts helpers (remote-https, index-pack, ssh) which would otherwise live on.
 */
export function runProgram(program: string, run: ProgramRun): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    run.signal.throwIfAborted();
    const child = spawn(program, run.argv, {
      cwd: run.cwd,
      env: { ...run.env } as NodeJS.ProcessEnv,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    const lines = createLineSplitter(run.onLine);
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout = (stdout + chunk).slice(-maxKept);
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr = (stderr + chunk).slice(-maxKept);
      lines.push(chunk);
    });
    const kill = () => killGroup(child.pid);
    run.signal.addEventListener("abort", kill, { once: true });
    child.once("error", (error) => {
      run.signal.removeEventListener("abort", kill);
      reject(error);
    });
    child.once("close", (code) => {
      run.signal.removeEventListener("abort", kill);
      lines.end();
      resolve({ code, stdout, stderr });
    });
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // the group has ended by itself
  }
}

function createLineSplitter(onLine: ((line: string) => void) | undefined): { push(chunk: string): void; end(): void } {
  let rest = "";
  const emit = (line: string) => {
    const shown = line
      .split("\r")
      .filter((part) => part.trim() !== "")
      .at(-1)
      ?.trimEnd();
    if (shown) onLine?.(shown.slice(0, 2000));
  };
  return {
    push(chunk) {
      const parts = (rest + chunk).split("\n");
      rest = (parts.pop() ?? "").slice(-maxKept);
      for (const part of parts) emit(part);
    },
    end() {
      emit(rest);
      rest = "";
    },
  };
}
