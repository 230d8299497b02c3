import type { LiveEvent } from "~/lib/live/concerns";

const forgotten = 500;

/**
 * Which events change what the sidebar shows: a deployment that comes to another status, whatever is made, moved or
 * noted, and a node that goes or comes back.
 * The steps within a status, which are many, do not.
 */
export function createMarkFilter(): (event: LiveEvent) => boolean {
  const statuses = new Map<string, unknown>();
  return ({ type, subjectId, payload }) => {
    if (type === "project.changed" || type === "application.changed" || type === "node.changed") return true;
    if (type !== "deployment.progress" || statuses.get(subjectId) === payload.status) return false;
    if (statuses.size >= forgotten) statuses.clear();
    statuses.set(subjectId, payload.status);
    return true;
  };
}
