import type { Duplex } from "node:stream";
import { z } from "zod";
import type { Terminal } from "../../db/generated/client";
import { newId } from "../../db/new-id";
import type { Terminal as EngineTerminal, TerminalSize } from "../../docker/engine";
import { isEngineError } from "../../docker/engine-error";
import { AppError } from "../../domain/errors";
import { maxTerminals } from "../../domain/terminal/limits";
import { recordActivity } from "../activity";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { session } from "../session";
import type { StreamCtx } from "../stream";
import { closeTerminal } from "./close-terminal";
import { markName } from "./end-program";
import { findShell } from "./find-shell";

export const terminalSize = z.object({
  columns: z.number().int().min(2).max(1_000),
  rows: z.number().int().min(1).max(1_000),
});

export interface OpenedTerminal {
  readonly shell: string;
  readonly slot: number;
  readonly release: number | null;
  /** what is typed, and what is shown */
  readonly stream: Duplex;
  resize(size: TerminalSize): Promise<void>;
  /** of its program; null when it runs, or its container is gone */
  exitCode(): Promise<number | null>;
  /** Says that somebody still shows it: to be called every 20 s. */
  beat(): Promise<void>;
  close(): Promise<void>;
}

/** A shell in the container of a replica. Who opened it, where and for how long is noted; what is typed is not. */
export const openTerminal = session({
  permission: "application.terminal",
  input: appAddress.extend({ replica: z.string().max(100) }).extend(terminalSize.shape),
  locate: locateAppEnvironment,
  open: async (ctx, { replica: id, columns, rows }, { application, appEnvironment, environment, resource }) => {
    const where = { id, appEnvironmentId: appEnvironment.id, removedAt: null };
    const replica = await ctx.db.replica.findFirst({ where });
    if (replica === null) throw new AppError("not_found", "This replica is gone. Choose another one.");
    await requireRoom(ctx);
    const { nodeId, containerName, slot, releaseId } = replica;
    const release = await ctx.db.release.findUnique({ where: { id: releaseId }, select: { number: true } });
    return ofReplica(async () => {
      const engine = await ctx.engines.get(nodeId);
      const shell = await findShell(engine, containerName);
      const now = ctx.now();
      // Noted before it begins: a shell that nobody knows of would run for ever.
      const row = await ctx.db.terminal.create({
        data: {
          ...{ id: newId("terminal"), appEnvironmentId: appEnvironment.id, nodeId, containerName, slot, shell },
          ...{ userId: ctx.actor.userId, userName: ctx.actor.name, openedAt: now, seenAt: now },
        },
      });
      const env = { TERM: "xterm-256color", [markName]: row.id };
      const terminal = await engine.openTerminal(containerName, [shell], { size: { columns, rows }, env });
      await ctx.db.$transaction(async (tx) => {
        await tx.terminal.update({ where: { id: row.id }, data: { execId: terminal.id } });
        await recordActivity(tx, ctx, {
          organizationId: resource.organizationId,
          action: "terminal.opened",
          projectId: application.projectId,
          subject: { type: "application", id: application.id, name: application.name },
          detail: { environment: environment.name, slot, shell },
        });
      });
      return toOpened(ctx, { ...row, execId: terminal.id }, terminal, release?.number ?? null);
    });
  },
});

function toOpened(ctx: StreamCtx, row: Terminal, terminal: EngineTerminal, release: number | null): OpenedTerminal {
  const { shell, slot, id } = row;
  const { stream, resize } = terminal;
  return {
    ...{ shell, slot, release, stream, resize },
    exitCode: async () => {
      const engine = await ctx.engines.get(row.nodeId);
      return (await engine.inspectTerminal(terminal.id))?.exitCode ?? null;
    },
    beat: async () => {
      await ctx.db.terminal.updateMany({ where: { id }, data: { seenAt: ctx.now() } });
    },
    close: async () => {
      stream.destroy();
      await closeTerminal(ctx, row);
    },
  };
}

/** @throws AppError limit */
async function requireRoom(ctx: StreamCtx): Promise<void> {
  const open = await ctx.db.terminal.count({ where: { userId: ctx.actor.userId, closedAt: null } });
  if (open >= maxTerminals)
    throw new AppError("limit", `You have ${open} terminals open, which is the most. Close one of them first.`);
}

/** The engine speaks of containers; people know replicas. */
async function ofReplica<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isEngineError(error, "gone") && !isEngineError(error, "conflict")) throw error;
    throw new AppError("conflict", "The container of this replica does not run. Choose another one, or read its logs.");
  }
}
