import { recordEvent } from "../../events/record-event";
import { setStep } from "../reconcile/steps";
import type { CopyDeps } from "./copy-deps";

const everyMs = 1_000;

export interface CopyNote {
  /** aborts when somebody cancelled the deployment that the image is for */
  readonly cancelled: AbortSignal;
  /** Says how far it is; shown about once a second. */
  readonly say: (text: string) => void;
  /** Keeps, with the deployment, which way the image took. */
  readonly keep: (sentence: string) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly fail: (sentence: string) => Promise<void>;
  close(): void;
}

interface Copied {
  readonly nodeName: string;
  readonly releaseId: string;
  readonly appEnvironmentId: string;
}

/** Tells people, at the step of the deployment that waits for it, how far an image is on its way to a node. */
export function openCopyNote({ db, now }: CopyDeps, { nodeName, releaseId, appEnvironmentId }: Copied): CopyNote {
  const cancelled = new AbortController();
  let detail: string | null = null;
  let shown: string | null = null;
  const show = async (text: string | null): Promise<void> => {
    const deployment = await db.deployment.findFirst({
      where: { appEnvironmentId, releaseId, endedAt: null },
      include: { appEnvironment: { include: { application: { include: { project: true } } } } },
    });
    if (deployment === null) return;
    if (deployment.cancelRequestedAt !== null) return cancelled.abort();
    if (deployment.status !== "DEPLOYING" || text === shown) return;
    shown = text;
    const { project } = deployment.appEnvironment.application;
    await db.$transaction(async (tx) => {
      await setStep(tx, deployment.id, "rollout", "running", now(), { detail: text });
      await recordEvent(tx, {
        organizationId: project.organizationId,
        type: "deployment.progress",
        subjectId: deployment.id,
        payload: { projectId: project.id, appEnvironmentId, status: deployment.status },
      });
    });
  };
  // A look that fails is made again: it tells only.
  const timer = setInterval(() => void show(detail).catch(() => {}), everyMs);
  return {
    cancelled: cancelled.signal,
    say: (text) => {
      detail = `Node ${nodeName}: ${text}`;
    },
    keep: async (sentence) => {
      // Several nodes get it at once: each adds its own part.
      const way = JSON.stringify({ [nodeName]: sentence });
      await db.$executeRaw`
        update "Deployment" set "imageWays" = coalesce("imageWays", '{}'::jsonb) || ${way}::jsonb
        where "appEnvironmentId" = ${appEnvironmentId} and "releaseId" = ${releaseId} and "endedAt" is null`;
    },
    clear: () => show(null),
    fail: (sentence) => show(sentence),
    close: () => clearInterval(timer),
  };
}
