import { takeDown as takeDownApplication } from "../../server/services/reconcile/take-down";
import type { Task } from "./tasks";

export const takeDown: Task<"takeDown"> = (deps, { applicationId }) => takeDownApplication(deps, applicationId);
