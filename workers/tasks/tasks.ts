import type { Jobs } from "../../server/jobs/add-job";
import type { WorkerDeps } from "../worker-deps";

/** What one kind of job does. The signal aborts when the worker stops: note nothing half, somebody takes over. */
export type Task<N extends keyof Jobs> = (deps: WorkerDeps, payload: Jobs[N], signal: AbortSignal) => Promise<void>;
