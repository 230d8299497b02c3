import type { Read } from "~/lib/read";
import { appPathOf } from "~/lib/app-path";
import type { DestinationGroup } from "./destination";

type Matches = Read<"organizations", "listMatches">;

/** What the server found, as places to go to. */
export function matchGroups(
  org: string,
  { projects, applications, domains, deployments }: Matches,
): DestinationGroup[] {
  const appPath = (at: { project: string; application: string }) =>
    `/${org}/projects/${at.project}/apps/${at.application}`;
  const place = (at: { project: string; application: string; environment: string }) =>
    appPathOf({ org, project: at.project, app: at.application, env: at.environment });
  const groups: DestinationGroup[] = [
    {
      title: "Applications",
      rows: applications.map((at) => ({ to: appPath(at), label: at.name, note: at.projectName, icon: "box" })),
    },
    {
      title: "Projects",
      rows: projects.map(({ project, name }) => ({ to: `/${org}/projects/${project}`, label: name, icon: "folder" })),
    },
    {
      title: "Domains",
      rows: domains.map((at) => ({
        to: `${place(at)}/domains`,
        label: `${at.host}${at.path === "/" ? "" : at.path}`,
        note: `${at.name} in ${at.environment}`,
        icon: "globe",
      })),
    },
    {
      title: "Deployments",
      rows: deployments.map((at) => ({
        to: `${place(at)}/deployments/${at.number}`,
        label: `#${at.number} of ${at.name}`,
        note: `${at.environment}, ${at.status.toLowerCase().replace("_", " ")}`,
        icon: "rocket",
      })),
    },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}
