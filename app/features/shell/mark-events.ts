import type { LiveEvent } from "~/lib/live/concerns";

const forgotten = 500;
const always = ["project.changed", "application.changed", "node.changed", "notification.new", "notification.read"];

/**
 * Which events change what the sidebar shows: a deployment that comes to another status, whatever is made, moved or
 * noted, a node that goes or comes back, and what the reader is told of.
 * The steps within a status, which are many, do not.
 */
export function createMarkFilter(): (event: LiveEvent) => boolean {
  const statuses = new Map<string, unknown>();
  return ({ type, subjectId, payload }) => {
    if (always.includes(type)) return true;
    if (type !== "deployment.progress" || statuses.get(subjectId) === payload.status) return false;
    if (statuses.size >= forgotten) statuses.clear();
    statuses.set(subjectId, payload.status);
    return true;
  };
}
