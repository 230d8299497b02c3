import { reconcile as drive } from "../../server/services/reconcile/reconcile";
import type { Task } from "./tasks";

export const reconcile: Task<"reconcile"> = (deps, { appEnvironmentId }, signal) =>
  drive(deps, appEnvironmentId, signal);
