/** Whose something on a node is, as far as the one who looks may know. */
export type Owner =
  | {
      readonly kind: "application";
      readonly project: string;
      /** null: of all in the environment, as its network is */
      readonly application: { readonly slug: string; readonly name: string } | null;
      readonly environment: string;
    }
  /** of a project that one may not see, in one's own organisation */
  | { readonly kind: "unseen" }
  /** of another organisation */
  | { readonly kind: "foreign" }
  | { readonly kind: "edge" }
  /** it comes with every engine */
  | { readonly kind: "docker" }
  /** made by Docker Manager: of another installation, or of an application that is gone */
  | { readonly kind: "manager" }
  | { readonly kind: "other" };

/** Which one of several counts: what protects most. */
const order = ["edge", "foreign", "unseen", "application"] as const;

/**
 * Of something that bears nobody's mark: it belongs to whose container has it, for an image or an anonymous volume of a container
 * that must not be named must not be named either.
 */
export function ownerByUse(own: Owner | null, users: readonly Owner[]): Owner {
  if (own !== null) return own;
  for (const kind of order) {
    const found = users.find((owner) => owner.kind === kind);
    if (found !== undefined) return found;
  }
  return { kind: "other" };
}

/**
 * Of an image, by the marks of its names (null: a name that is none of ours, and so nobody's secret) and by whose containers are of it.
 * One that several need belongs to whom the one who looks may see.
 */
export function ownerByNames(marks: readonly (Owner | null)[], users: readonly Owner[]): Owner {
  const ofEdge = users.find(({ kind }) => kind === "edge");
  if (ofEdge !== undefined) return ofEdge;
  const mine = marks.find((owner) => owner?.kind === "application");
  if (mine) return mine;
  if (marks.includes(null)) return { kind: "other" };
  return ownerByUse(marks.find((owner) => owner !== null) ?? null, users);
}

/**
 * Names of what is not one's own are for those who look after the node; those of another organisation are for nobody else.
 * What is not named is counted.
 */
export function mayName(owner: Owner, manages: boolean): boolean {
  switch (owner.kind) {
    case "application":
      return true;
    case "unseen":
    case "foreign":
      return false;
    default:
      return manages;
  }
}
