/** What was done, to be read between who did it and what it was done to. */
const verbs: Readonly<Record<string, string>> = {
  "organization.created": "created the organisation",
  "organization.renamed": "renamed the organisation",
  "registry.updated": "had images pushed to the registry",
  "registry.removed": "removed the registry",
  "project.created": "created the project",
  "project.renamed": "renamed the project",
  "project.deleted": "deleted the project",
  "folder.created": "created the folder",
  "folder.renamed": "renamed the folder",
  "folder.moved": "moved the folder",
  "folder.deleted": "deleted the folder",
  "application.created": "created",
  "application.renamed": "renamed",
  "application.moved": "moved",
  "application.deleted": "deleted",
  "application.configured": "changed the configuration of",
  "application.placed": "changed the nodes of",
  "application.sourceChanged": "changed the source of",
  "application.deploy": "deployed",
  "application.rollback": "rolled back",
  "application.restart": "restarted",
  "application.scale": "scaled",
  "application.stop": "stopped",
  "application.start": "started",
  "deployment.cancelled": "cancelled a deployment of",
  "terminal.opened": "opened a terminal in",
  "terminal.closed": "closed a terminal in",
  "domain.added": "added a domain to",
  "domain.removed": "removed a domain from",
  "variable.set": "set a variable of",
  "variable.removed": "removed a variable of",
  "variable.imported": "imported variables of",
  "container.start": "started a container on",
  "container.stop": "stopped a container on",
  "container.restart": "restarted a container on",
  "container.removed": "removed a container from",
  "image.removed": "removed an image from",
  "volume.created": "made a volume on",
  "volume.removed": "removed a volume from",
  "network.created": "made a network on",
  "network.removed": "removed a network from",
  "machine.installBegan": "began to install Docker on",
  "machine.installed": "installed Docker on",
  "machine.installFailed": "did not get Docker installed on",
  "machine.installCancelled": "cancelled installing Docker on",
  "node.registered": "registered the node",
  "node.renamed": "renamed the node",
  "node.updated": "changed the settings of the node",
  "node.accessChanged": "changed the way to the node",
  "node.hostKeyAccepted": "accepted a new host key of the node",
  "node.activated": "let new replicas come to the node",
  "node.drained": "began to drain the node",
  "node.disabled": "disabled the node",
  "node.contextUsed": "switched the docker command of this installation to the node",
  "node.contextLeft": "switched the docker command of this installation away from the node",
  "node.removed": "removed the node",
  "member.added": "added",
  "member.removed": "removed",
  "member.roleChanged": "changed the role of",
  "team.created": "created the team",
  "team.renamed": "renamed the team",
  "team.deleted": "deleted the team",
  "team.granted": "changed the rights of the team",
  "team.member-added": "added a member to the team",
  "team.member-removed": "removed a member from the team",
};

/** An action that has no words yet is shown by its own name. */
export const describeAction = (action: string): string => verbs[action] ?? action;

const roles: Readonly<Record<string, string>> = {
  OWNER: "owner",
  ADMIN: "administrator",
  MEMBER: "member",
  VIEWER: "viewer",
  DEVELOPER: "developer",
  MAINTAINER: "maintainer",
};

/** A role by its word; what is none stays as it is. */
export const describeRole = (value: string): string => roles[value] ?? value;

type Detail = Readonly<Record<string, unknown>>;

/** Where, and from what to what: what the line itself does not say. Empty when there is nothing. */
export function describeDetail(detail: unknown): string {
  if (typeof detail !== "object" || detail === null) return "";
  const facts = detail as Detail;
  const word = (name: string) => {
    const value = facts[name];
    return typeof value === "string" ? describeRole(value) : null;
  };
  const from = word("before") ?? word("from");
  const number = typeof facts.number === "number" ? `#${facts.number}` : null;
  return [
    from === null ? word("after") : `${from} → ${word("after") ?? "this name"}`,
    number,
    word("key"),
    word("content"),
    word("host"),
    word("member"),
    word("project"),
    "role" in facts ? (word("role") ?? "no role any more") : null,
    word("environment"),
  ]
    .filter((part) => part !== null && part !== "")
    .join(", ");
}
