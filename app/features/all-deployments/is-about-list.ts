import type { LiveEvent } from "~/lib/live/concerns";

const types = ["deployment.progress", "application.changed", "project.changed"];

/** Whether an event changes the list: a deployment that comes, goes on or ends, or a name in it. */
export const isAboutList = ({ type }: LiveEvent): boolean => types.includes(type);
