import { z } from "zod";
import type { SshTarget } from "../../docker/transport/ssh/ssh-target";
import { AppError } from "../../domain/errors";
import { recordActivity } from "../activity";
import { locateOrganization } from "../locate";
import { requireReal } from "../organizations/demo";
import { type ActorCtx, mutation } from "../use-case";
import { connection } from "./connection";
import { nameOf, toWay } from "./gather-preflight";
import { claimInstall, installKey, isCancelled, runOf } from "./install-progress";
import { type InstallReport, openReport } from "./install-report";
import { readHostKeys } from "./read-host-keys";
import { requireAccepted } from "./require-passing";
import { resolveConnection, sealDraft } from "./resolve-connection";
import { runInstall } from "./run-install";
import { acceptedIn } from "./run-preflight";

/**
 * Begins to install Docker on a Debian or Ubuntu that is reached by SSH, with the distribution's own packages. It goes on by itself:
 * `run` is what its progress is read by. Where one goes on there already, that is told. The key is held in memory alone, while it
 * runs; `draft` is it, sealed, as that of a preflight.
 */
export const installDocker = mutation({
  permission: "node.manage",
  input: z.object({ organization: z.string(), connection }),
  locate: locateOrganization,
  run: async (ctx, { connection: given }, { organization }) => {
    await requireReal(ctx.db, organization.id);
    const resolved = resolveConnection(ctx.vault, organization.id, given);
    if (resolved.transport !== "ssh")
      throw new AppError("invalid", "Docker is installed by SSH. Choose SSH, or install it on the machine itself.");
    const { hostKeys, failure } = await readHostKeys(resolved, acceptedIn(given));
    if (failure !== null) throw new AppError("invalid", failure.sentence);
    requireAccepted(hostKeys);
    const way = toWay(resolved, hostKeys);
    const run = runOf(resolved.endpoint);
    const draft = sealDraft(ctx.vault, organization.id, resolved.secrets);
    const [key, name] = [installKey(organization.id, run), nameOf(resolved)];
    if (way.transport === "ssh" && (await claimInstall(ctx.redis, key))) {
      const report = await openReport(ctx.redis, key, name);
      void install(ctx, { organizationId: organization.id, run, key, name, target: way.target, report });
    }
    return { run, draft };
  },
});

interface Work {
  readonly organizationId: string;
  readonly run: string;
  readonly key: string;
  readonly name: string;
  readonly target: SshTarget;
  readonly report: InstallReport;
}

async function install(ctx: ActorCtx, { organizationId, run, key, name, target, report }: Work): Promise<void> {
  const cancelled = async () => ctx.stopping.aborted || (await isCancelled(ctx.redis, key).catch(() => false));
  const subject = { type: "machine", id: run, name };
  const note = (action: string, problem: string | null) =>
    ctx.db.$transaction((tx) =>
      recordActivity(tx, ctx, { organizationId, action, subject, detail: problem === null ? {} : { problem } }),
    );
  try {
    await note("machine.installBegan", null);
    const { phase, problem } = await runInstall(target, report, cancelled);
    await note(ended[phase], problem);
    await report.close(phase, problem);
  } catch (error) {
    process.stderr.write(`install on ${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
    await report.close("failed", `Something went wrong on our side. Request ${ctx.requestId}. Try again.`);
  }
}

const ended = {
  done: "machine.installed",
  failed: "machine.installFailed",
  cancelled: "machine.installCancelled",
} as const;
