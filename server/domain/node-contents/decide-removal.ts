import type { Owner } from "./owner";
import type { ContentKind, Thing } from "./thing";

export type Stay = "docker" | "edge" | "application" | "elsewhere" | "manager" | "running" | "used";

export type Removal =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly why: Stay; readonly reason: string };

type Judged = Pick<Thing, "kind" | "name" | "owner" | "usedBy" | "state">;

const still = ["created", "exited", "dead"];
const named = 3;

/** Whether something may be removed from a node by hand, or why it stays and where to go instead. */
export function decideRemoval(thing: Judged): Removal {
  const { kind, owner, usedBy } = thing;
  const stay = (why: Stay, reason: string): Removal => ({ allowed: false, why, reason });
  switch (owner.kind) {
    case "docker":
      return stay("docker", "Docker makes it on every host, and needs it.");
    case "edge":
      return stay("edge", "It is part of the edge, which all applications of this node are reached by.");
    case "foreign":
    case "unseen":
      return stay("elsewhere", "It belongs to somebody else.");
    case "application":
      return stay("application", whereToRemove(kind, owner));
    case "manager":
      // A volume of an application that is gone is nobody's any more; a container may serve for another installation.
      if (kind !== "volumes")
        return stay("manager", "Another installation of Docker Manager made it: remove it there.");
      break;
    case "other":
      break;
  }
  if (kind === "containers" && !still.includes(thing.state ?? ""))
    return stay("running", `It is ${thing.state ?? "there"}: stop it first.`);
  if (usedBy.length > 0) return stay("used", `Used by ${listUsers(thing)}.`);
  return { allowed: true };
}

function whereToRemove(kind: ContentKind, { application, project, environment }: Owner & { kind: "application" }) {
  const whose = application === null ? `project ${project}` : `application ${application.name}`;
  switch (kind) {
    case "containers":
      return `It is a replica of ${whose} in ${environment}: scale or stop the application there.`;
    case "images":
      return `It is kept for releases of ${whose}, and goes by itself when none needs it.`;
    case "volumes":
      return `It belongs to ${whose} in ${environment}: remove it there, with the application.`;
    case "networks":
      return `It joins the applications of ${project} in ${environment}, and goes with the last that runs here.`;
  }
}

/** "a, b, c and 4 more"; those that must not be named are counted. */
export function listUsers({ usedBy }: Pick<Thing, "usedBy">): string {
  const known = usedBy.filter(({ owner }) => owner.kind !== "foreign" && owner.kind !== "unseen");
  const names = known.slice(0, named).map(({ name }) => name);
  const rest = known.length - names.length;
  const hidden = usedBy.length - known.length;
  const parts = [
    ...names,
    ...(rest > 0 ? [`${rest} more`] : []),
    ...(hidden > 0 ? [`${hidden} of somebody else`] : []),
  ];
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
