import { mayName } from "./owner";
import type { Thing } from "./thing";

/**
 * What an engine says about a thing, without names that others gave: an image has the name of everybody who needs it, a network
 * those of the containers in it.
 */
export function hideOthers(value: unknown, { kind, names, usedBy }: Pick<Thing, "kind" | "names" | "usedBy">): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (kind === "images") {
    const repositories = new Set(names.map((name) => name.slice(0, name.lastIndexOf(":"))));
    const { RepoTags = [], RepoDigests = [] } = value as { RepoTags?: string[] | null; RepoDigests?: string[] | null };
    return {
      ...value,
      RepoTags: (RepoTags ?? []).filter((tag) => names.includes(tag)),
      RepoDigests: (RepoDigests ?? []).filter((digest) => repositories.has(digest.slice(0, digest.indexOf("@")))),
    };
  }
  if (kind === "networks") {
    const known = new Set(usedBy.filter(({ owner }) => mayName(owner, true)).map(({ name }) => name));
    const { Containers } = value as { Containers?: Record<string, { Name?: string }> | null };
    const shown = Object.entries(Containers ?? {}).filter(([, { Name }]) => known.has(Name ?? ""));
    return { ...value, Containers: Object.fromEntries(shown) };
  }
  return value;
}
