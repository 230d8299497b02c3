import type { Transaction } from "../../db/client";
import { type AppState, appStateOf } from "../../domain/application/app-state";
import { type Mark, markOf } from "../../domain/application/mark";
import type { Status } from "../../domain/deployment/status";
import { describeReplica } from "../../domain/rollout/describe-slots";
import { type SlotState, slotStateOf } from "../../domain/rollout/slot-state";
import { toObserved } from "../applications/to-observed";
import { type CellDeployment, type CellReplica, type CellRow, readCellRows } from "./read-cell-rows";

/** An application in one environment, as a cell of the matrix. */
export interface Cell {
  readonly environmentId: string;
  readonly state: AppState;
  readonly mark: Mark | null;
  readonly desired: number;
  readonly serving: number;
  readonly slots: readonly { readonly slot: number; readonly state: SlotState; readonly title: string }[];
  readonly release: CellRelease | null;
  /** the deployment that works on it, with the release that it brings if that is made already */
  readonly active: {
    readonly number: number;
    readonly release: number | null;
    readonly waitingFor: string | null;
  } | null;
  readonly failure: { readonly number: number; readonly message: string | null } | null;
  readonly crashLoops: number;
}

interface CellRelease {
  readonly number: number;
  readonly commit: string | null;
  readonly commitMessage: string | null;
  readonly imageId: string;
  /** since when it serves */
  readonly since: Date;
}

/** The cells of some applications by application. Three queries for all of them, side by side. */
export async function findCells(
  db: Transaction,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Cell[]>> {
  const [rows, replicas, deployments] = await readCellRows(db, applicationIds);
  const cells = new Map<string, Cell[]>();
  for (const row of rows) {
    const isOwn = ({ appEnvironmentId }: { readonly appEnvironmentId: string }) => appEnvironmentId === row.id;
    const cell = toCell(row, replicas.filter(isOwn), deployments.filter(isOwn));
    cells.set(row.applicationId, [...(cells.get(row.applicationId) ?? []), cell]);
  }
  return cells;
}

function toCell(row: CellRow, replicas: readonly CellReplica[], opened: readonly CellDeployment[]): Cell {
  const active = opened.find(({ status }) => status !== "QUEUED") ?? opened[0] ?? null;
  const { desired, failureStatus } = row;
  const serving = replicas.filter(({ live, routed, phase }) => live && routed && phase === "healthy").length;
  return {
    environmentId: row.environmentId,
    state: appStateOf({
      deleting: row.deleting,
      active: (active?.status.toLowerCase() as Status | undefined) ?? null,
      deployed: row.number !== null,
      ...{ desired, serving },
    }),
    mark: markOf({
      active: active !== null,
      desired,
      missing: row.missing,
      lastFailure: failureStatus === "FAILED" || failureStatus === "ROLLED_BACK" ? failureStatus : null,
    }),
    ...{ desired, serving, crashLoops: row.crashLoops },
    slots: replicas.map((replica) => {
      const words = describeReplica(toObserved(replica));
      return { slot: replica.slot, state: slotStateOf(words, replica.groupId !== row.currentGroupId), title: words };
    }),
    release: toRelease(row),
    active: active && { number: active.number, release: active.release, waitingFor: active.waitingFor },
    failure: row.failure === null ? null : { number: row.failure, message: row.failureMessage },
  };
}

function toRelease({ number, commit, commitMessage, imageId, since }: CellRow): CellRelease | null {
  if (number === null || imageId === null || since === null) return null;
  return { number, commit, commitMessage, imageId, since };
}
