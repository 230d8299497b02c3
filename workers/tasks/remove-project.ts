import { removeProject as remove } from "../../server/services/reconcile/remove-project";
import type { Task } from "./tasks";

export const removeProject: Task<"removeProject"> = (deps, { projectId }) => remove(deps, projectId);
