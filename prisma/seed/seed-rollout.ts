import type { ReasonCode } from "../../server/domain/deployment/reason-codes";
import type { ReasonFacts } from "../../server/domain/deployment/describe-reason";
import type { SlotRow } from "../../server/domain/rollout/describe-slots";
import { localNodeId } from "../../server/machines/local-node";
import type { RolloutEvidence } from "../../server/services/reconcile/rollout-evidence";
import type { Cell } from "./build-cell";
import { seedId } from "./random";
import type { Rows } from "./rows";

/** A rollout that was turned back, and by which replica. */
export interface Turned {
  readonly reason: ReasonCode;
  readonly facts: ReasonFacts;
  readonly at: Date;
}

interface Of {
  readonly groupId: string;
  readonly releaseId: string | null;
  /** replicas of the new release */
  readonly count: number;
  /** new replicas that serve by now; undefined: all of them, and the old ones are gone */
  readonly moved?: number | undefined;
  readonly turned?: Turned | undefined;
}

/** What its driver would have seen of a rollout: slot by slot, at its end or now, and where it turned back. */
export function seedEvidence(cell: Cell, { count, moved, turned }: Of): RolloutEvidence {
  const slots = Math.max(count, cell.count);
  const rows = (wordsOf: (slot: number) => Omit<SlotRow, "slot">) =>
    Array.from({ length: slots }, (_, i): SlotRow => ({ slot: i + 1, ...wordsOf(i + 1) }));
  const isOld = (slot: number) => slot <= cell.count;
  const isNew = (slot: number) => slot <= count;
  if (turned !== undefined) {
    const failing = turned.facts.slot ?? 1;
    const end = turned.facts.exitCode == null ? "unhealthy" : `exited with code ${turned.facts.exitCode}`;
    const before = rows((slot) => ({
      old: !isOld(slot) ? null : slot < failing ? "removed" : "serving",
      new: !isNew(slot) ? null : slot < failing ? "serving" : slot === failing ? end : "waiting",
    }));
    const after = rows((slot) => ({ old: isOld(slot) ? "serving" : null, new: isNew(slot) ? "removed" : null }));
    return { slots: after, turned: { at: turned.at.toISOString(), slots: before } };
  }
  if (moved === undefined)
    return { slots: rows((slot) => ({ old: isOld(slot) ? "removed" : null, new: isNew(slot) ? "serving" : null })) };
  return {
    slots: rows((slot) => ({
      old: isOld(slot) ? "serving" : null,
      new: !isNew(slot) ? null : slot <= moved ? "serving" : slot === moved + 1 ? "starting" : "waiting",
    })),
  };
}

const attempts = 2;
const livedSeconds = 11;
const restMs = 3_000;

/** The containers that turned a rollout back, with the last lines of each. */
export function seedFailing(rows: Rows, cell: Cell, { groupId, releaseId }: Of, turned: Turned): void {
  const { slot = null, exitCode = null, seconds = null } = turned.facts;
  if (releaseId === null || slot === null) return;
  const livedMs = (seconds ?? livedSeconds) * 1_000;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const removedAt = new Date(turned.at.getTime() - (attempts - attempt) * (livedMs + restMs));
    const createdAt = new Date(removedAt.getTime() - livedMs);
    const id = seedId("replica", `${groupId}/${slot}/${attempt}`);
    rows.replicas.push({
      ...{ id, appEnvironmentId: cell.id, nodeId: localNodeId, groupId, releaseId, slot, attempt, port: 8080 },
      ...{ containerName: `dm-demo-${id.slice(4)}`, phase: exitCode === null ? "unhealthy" : "exited" },
      ...{ phaseSince: removedAt, exitCode, createdAt, removedAt },
      ...{ restarts: 0, routed: false, live: false },
      healthOutput: exitCode === null ? "GET /healthz answered 503" : null,
      lastLines: lastLines(exitCode, createdAt) as object[],
    });
  }
}

const words = {
  start: ["stdout", "starting, node 22.11.0, pid 1"],
  config: ["stdout", "configuration: 4 variables, port 8080"],
  slow: ["stderr", "cache: still reading 38 of 112 files after 10 s"],
  memory: ["stderr", "model: 3.1 GiB wanted, the limit is 512 MiB"],
  missing: ["stderr", "fatal  Error: ENOENT: no such file or directory, open '/app/fonts/index.json'"],
  trace: ["stderr", "    at loadFonts (/app/dist/fonts.js:41:11)"],
} as const;

function lastLines(exitCode: number | null, from: Date) {
  const { start, config, slow, memory, missing, trace } = words;
  const told = [start, config, ...(exitCode === null ? [slow] : exitCode === 137 ? [memory] : [missing, trace])];
  return told.map(([stream, text], i) => ({
    at: new Date(from.getTime() + 400 + i * 310).toISOString(),
    stream,
    text,
  }));
}
