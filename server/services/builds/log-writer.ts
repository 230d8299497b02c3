import type { Database } from "../../db/client";
import { recordEvent } from "../../events/record-event";

const flushMs = 250;
/** A build that prints without end must not fill the database. What we say ourselves is always kept. */
const maxLines = 50_000;
const maxCharacters = 10_000_000;
const maxLength = 4_000;
const rowsAtOnce = 2_000;

export interface LogWriter {
  write(stream: "build" | "system", text: string): void;
  /** Everything that was written is stored when it resolves. */
  close(): Promise<void>;
}

interface LogOf {
  readonly deploymentId: string;
  readonly organizationId: string;
  readonly projectId: string;
}

interface Line {
  readonly deploymentId: string;
  readonly seq: number;
  readonly at: Date;
  readonly stream: string;
  readonly text: string;
}

/** Keeps the log of a deployment, line by line and masked, in batches; goes on after the lines of an earlier try. */
export async function openLog(db: Database, of: LogOf, mask: (line: string) => string): Promise<LogWriter> {
  const { deploymentId } = of;
  const { _max } = await db.deploymentLine.aggregate({ where: { deploymentId }, _max: { seq: true } });
  let seq = _max.seq ?? 0;
  const budget = createBudget(seq);
  let waiting: Line[] = [];
  let flushing: Promise<void> = Promise.resolve();

  const flush = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, rowsAtOnce);
      await store(db, of, batch);
      waiting = waiting.slice(batch.length);
    }
  };
  // A database that is away keeps the lines waiting, not the build.
  const timer = setInterval(() => {
    flushing = flushing.then(flush).catch(() => {});
  }, flushMs);
  const push = (stream: string, text: string) => {
    seq += 1;
    // Postgres holds no NUL in a text.
    const line = mask(text).slice(0, maxLength).replaceAll("\0", "");
    waiting.push({ deploymentId, seq, at: new Date(), stream, text: line });
  };

  return {
    write(stream, text) {
      if (stream === "system") return push(stream, text);
      const room = budget(text);
      if (room === "full") return;
      if (room === "last") return push("system", "The log is cut here: the build says too much to be kept.");
      push(stream, text);
    },
    async close() {
      clearInterval(timer);
      await flushing;
      await flush().catch(() => {});
    },
  };
}

/** Tells of each line whether there is room for it, and of the first one without that it is the last. */
function createBudget(linesBefore: number): (text: string) => "room" | "last" | "full" {
  let lines = linesBefore;
  let characters = 0;
  let isFull = false;
  return (text) => {
    if (isFull) return "full";
    lines += 1;
    characters += Math.min(text.length, maxLength);
    isFull = lines > maxLines || characters > maxCharacters;
    return isFull ? "last" : "room";
  };
}

async function store(db: Database, of: LogOf, batch: readonly Line[]): Promise<void> {
  const { deploymentId: subjectId, organizationId, projectId } = of;
  const seq = batch.at(-1)?.seq ?? 0;
  await db.$transaction(async (tx) => {
    await tx.deploymentLine.createMany({ data: [...batch], skipDuplicates: true });
    await recordEvent(tx, { organizationId, type: "deployment.log", subjectId, payload: { projectId, seq } });
  });
}
