import { setTimeout as sleep } from "node:timers/promises";
import type { Prisma } from "../../server/db/generated/client";
import { judgeNode, type NodeState, type Standing } from "../../server/domain/node/judge-node";
import { noteCertificate } from "../../server/services/nodes/note-certificate";
import { clearLost } from "../../server/services/reconcile/clear-lost";
import { wakeNode } from "../../server/services/reconcile/look-at-node";
import { noteStanding } from "../../server/services/nodes/note-standing";
import { noteShownKey } from "../../server/services/nodes/shown-host-key";
import { takeSurvey } from "../../server/services/nodes/take-survey";
import { lastLine } from "../last-line";
import type { WorkerDeps } from "../worker-deps";

export interface SurveyTimes {
  /** between looks at a node that is as it was */
  readonly calmMs: number;
  /** between looks while something speaks for a change, and at one that is away */
  readonly doubtMs: number;
  readonly roomMs: number;
  /** measuring what takes the disk is work for the engine */
  readonly wholeMs: number;
}

export const surveyTimes: SurveyTimes = { calmMs: 15_000, doubtMs: 3_000, roomMs: 60_000, wholeMs: 15 * 60_000 };

/** A busy engine may be slow; one that does not answer in this time counts as a miss. */
const answerMs = 8_000;

/** Asks a node's engine how it is, notes when that changes, and now and then what room it has. */
export async function surveyNode(
  deps: WorkerDeps,
  nodeId: string,
  signal: AbortSignal,
  times: SurveyTimes = surveyTimes,
): Promise<void> {
  const survey = createSurvey(deps, nodeId, times);
  let standing: Standing = { state: "unknown", against: 0 };
  while (!signal.aborted) {
    try {
      const row = await readRow(deps, nodeId);
      const state = row.state as NodeState;
      const { facts, error } = await ask(deps, nodeId);
      const next = judgeNode({ state, against: standing.against }, facts !== null);
      if (next.state !== state) await noteStanding(deps, nodeId, next.state, error === null ? null : lastLine(error));
      if (row.shownHostKey !== null || error !== null) await noteShownKey(deps, nodeId, error);
      await noteCertificate(deps, nodeId, row);
      standing = next;
      if (facts !== null) await clearLost(deps, nodeId);
      // What is given up with a node is so after a time, of which nothing else tells.
      if (next.state === "unreachable") await wakeNode(deps, nodeId);
      if (facts !== null) await survey(facts);
    } catch {
      // The database is away, and the next look says it again.
    }
    const watchful = standing.against > 0 || standing.state !== "ready";
    await sleep(watchful ? times.doubtMs : times.calmMs, undefined, { signal }).catch(() => {});
  }
}

const readRow = ({ db }: WorkerDeps, nodeId: string) =>
  db.node.findUniqueOrThrow({
    where: { id: nodeId },
    select: { state: true, transport: true, access: true, shownHostKey: true, certificateNotice: true },
  });

async function ask({ engines }: WorkerDeps, nodeId: string) {
  const late = new AbortController();
  try {
    const engine = await engines.get(nodeId);
    const silence = sleep(answerMs, undefined, { signal: late.signal, ref: false }).then(() => {
      throw new Error(`The Docker engine did not answer within ${answerMs / 1_000} s.`);
    });
    return { facts: JSON.stringify(await Promise.race([engine.info(), silence])), error: null };
  } catch (error) {
    return { facts: null, error };
  } finally {
    late.abort();
  }
}

/** What is only written when it is new, and only measured now and then. */
function createSurvey(deps: WorkerDeps, nodeId: string, { roomMs, wholeMs }: SurveyTimes) {
  let known: string | null = null;
  let [room, whole] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return async (facts: string): Promise<void> => {
    if (facts !== known)
      await deps.db.node.update({
        where: { id: nodeId },
        data: { facts: JSON.parse(facts) as Prisma.InputJsonObject },
      });
    known = facts;
    const now = performance.now();
    if (now - room < roomMs) return;
    const all = now - whole >= wholeMs;
    // What could not be read is asked for with the next look.
    if (!(await takeSurvey(deps, nodeId, all))) return;
    room = now;
    if (all) whole = now;
  };
}
