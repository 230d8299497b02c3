/** What subscribers are told of. The payload is a pointer, not the news: whoever is told reads what he may see. */
export const eventTypes = [
  "deployment.progress",
  "deployment.log",
  "application.changed",
  "container.status",
  "project.changed",
  "node.changed",
  "activity.new",
  "notification.new",
  "notification.read",
] as const;

export type EventType = (typeof eventTypes)[number];
