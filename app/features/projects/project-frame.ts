import { useRouteLoaderData } from "@remix-run/react";
import type { Read } from "~/lib/read";

export type ProjectFrame = Read<"projects", "readProject">;

/** What all pages of a project share. @throws Error outside of them: a mistake of ours */
export function useProjectFrame(): ProjectFrame {
  const frame = useRouteLoaderData<() => Promise<ProjectFrame>>("routes/$org.projects.$project");
  if (frame === undefined) throw new Error("This page is in no project.");
  return frame;
}
