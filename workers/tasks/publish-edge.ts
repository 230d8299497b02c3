import { requirePublished } from "../../server/services/edge/publish-node";
import type { Task } from "./tasks";

/** Domains have changed. A publish that fails is tried again by the queue. */
export const publishEdge: Task<"publishEdge"> = (deps, { nodeId }) => requirePublished(deps, nodeId);
