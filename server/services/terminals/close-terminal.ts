import type { Deps } from "../../context";
import type { Terminal } from "../../db/generated/client";
import { recordActivity } from "../activity";
import { endProgram } from "./end-program";

/** where it was opened, for the activity */
const terminalInclude = {
  appEnvironment: { include: { environment: true, application: { include: { project: true } } } },
} as const;

/**
 * Ends the program of a terminal and notes that it was closed; once, whoever comes first. One whose program was not seen to end,
 * because its node does not answer, stays noted as open: `closeForgotten` comes back to it.
 * @throws EngineError
 */
export async function closeTerminal(deps: Deps, terminal: Terminal): Promise<void> {
  const engine = await deps.engines.get(terminal.nodeId);
  if (!(await endProgram(engine, terminal))) return;
  const now = deps.now();
  await deps.db.$transaction(async (tx) => {
    const where = { id: terminal.id, closedAt: null };
    const { count } = await tx.terminal.updateMany({ where, data: { closedAt: now } });
    // One that never began was never told of either.
    if (count === 0 || terminal.execId === null) return;
    const { appEnvironment } = await tx.terminal.findUniqueOrThrow({
      where: { id: terminal.id },
      include: terminalInclude,
    });
    const { application, environment } = appEnvironment;
    const who = { actor: { userId: terminal.userId, name: terminal.userName }, now: () => now };
    await recordActivity(tx, who, {
      organizationId: application.project.organizationId,
      action: "terminal.closed",
      projectId: application.projectId,
      subject: { type: "application", id: application.id, name: application.name },
      detail: {
        environment: environment.name,
        slot: terminal.slot,
        seconds: Math.round((now.getTime() - terminal.openedAt.getTime()) / 1000),
      },
    });
  });
}

/** what nobody showed for so long was left by a process that was killed */
const forgottenMs = 60_000;

/** Closes the terminals that nobody shows any more. */
export async function closeForgottenTerminals(deps: Deps): Promise<void> {
  const before = new Date(deps.now().getTime() - forgottenMs);
  const forgotten = await deps.db.terminal.findMany({ where: { closedAt: null, seenAt: { lt: before } } });
  // A node that does not answer holds up no other, and is asked again next time.
  await Promise.allSettled(forgotten.map((terminal) => closeTerminal(deps, terminal)));
}
