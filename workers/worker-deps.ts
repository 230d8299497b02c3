import type { BuildDeps } from "../server/services/builds/build-deps";
import type { ReconcileDeps } from "../server/services/reconcile/reconcile-deps";

export type WorkerDeps = BuildDeps & ReconcileDeps;
