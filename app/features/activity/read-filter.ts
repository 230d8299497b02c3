import { parseTimeZone } from "~/lib/moment";
import { dayRange } from "./day-range";

export const kinds = [
  { value: "all", label: "All" },
  { value: "applications", label: "Applications" },
  { value: "projects", label: "Projects" },
  { value: "nodes", label: "Nodes" },
  { value: "people", label: "People" },
] as const;

/** What the address asks for; days are the reader's. */
export function readFilter(organization: string, request: Request) {
  const { searchParams } = new URL(request.url);
  const what = kinds.find(({ value }) => value === searchParams.get("what"))?.value ?? "all";
  const days = { from: searchParams.get("from"), until: searchParams.get("until") };
  return {
    organization,
    before: searchParams.get("before")?.slice(0, 60),
    who: searchParams.get("who")?.slice(0, 60) || undefined,
    what: what === "all" ? undefined : what,
    project: searchParams.get("project")?.slice(0, 100) || undefined,
    ...dayRange(days, parseTimeZone(request.headers.get("cookie"))),
  };
}
