import type { Redis } from "ioredis";
import { type InstallProgress, saveProgress, type StepProgress } from "./install-progress";

/** Writes down what happens while Docker is installed. */
export interface InstallReport {
  add(step: Pick<StepProgress, "key" | "label" | "argv">): void;
  begin(key: string): void;
  line(text: string): void;
  /** the running step has ended: what was found, or why it failed */
  end(status: "done" | "failed" | "cancelled", note: string | null): void;
  /** Nothing comes after it. Resolves when that is written. */
  close(phase: Exclude<InstallProgress["phase"], "running">, problem: string | null): Promise<void>;
}

const saveMs = 400;
const beatMs = 5_000;
/** of each step, so that what is told stays small */
const most = { lines: 60, characters: 300 } as const;
/** apt paints progress bars and colours even where nobody looks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what an escape sequence begins with
const painted = /\u001b\[[0-9;?]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f]/g;

/** Begins one, which can be read from then on. */
export async function openReport(redis: Redis, key: string, name: string): Promise<InstallReport> {
  const startedAt = Date.now();
  let progress: InstallProgress = {
    ...{ name, phase: "running", cancelling: false, steps: [], problem: null, startedAt, beatAt: startedAt },
  };
  let dirty = false;
  let saving: Promise<void> = Promise.resolve();
  const save = () => {
    progress = { ...progress, beatAt: Date.now() };
    dirty = false;
    // A Redis that is away keeps nobody from installing: the next look shows more.
    saving = saving.then(() => saveProgress(redis, key, progress)).catch(() => {});
    return saving;
  };
  const timer = setInterval(() => {
    if (dirty || Date.now() - progress.beatAt > beatMs) void save();
  }, saveMs);
  const change = (which: (step: StepProgress) => boolean, over: (step: StepProgress) => Partial<StepProgress>) => {
    const steps = progress.steps.map((step) => (which(step) ? { ...step, ...over(step) } : step));
    progress = { ...progress, steps };
    dirty = true;
  };
  await save();
  const running = ({ status }: StepProgress) => status === "running";
  return {
    add: (step) => {
      const waiting = { ...step, status: "waiting", note: null, startedAt: null, ms: null, lines: [] } as const;
      progress = { ...progress, steps: [...progress.steps, waiting] };
      dirty = true;
    },
    begin: (wanted) =>
      change(
        ({ key }) => key === wanted,
        () => ({ status: "running", startedAt: Date.now() }),
      ),
    line: (text) => {
      const plain = text.replace(painted, "").trimEnd().slice(0, most.characters);
      if (plain !== "") change(running, ({ lines }) => ({ lines: [...lines, plain].slice(-most.lines) }));
    },
    end: (status, note) =>
      change(running, (step) => ({ status, note, ms: Date.now() - (step.startedAt ?? Date.now()) })),
    close: async (phase, problem) => {
      clearInterval(timer);
      change(
        ({ status }) => status === "waiting",
        () => ({ status: "cancelled" }),
      );
      progress = { ...progress, phase, problem };
      await save();
    },
  };
}
