/** How a registry wants to be shown who asks. */
export type Challenge =
  | { readonly scheme: "basic" }
  | { readonly scheme: "bearer"; readonly realm: string; readonly service: string | null };

/** Reads the header WWW-Authenticate; null where it names no way that we know. */
export function parseChallenge(header: string | null): Challenge | null {
  const [, scheme = "", rest = ""] = /^\s*(\w+)\s*(.*)$/s.exec(header ?? "") ?? [];
  if (scheme.toLowerCase() === "basic") return { scheme: "basic" };
  if (scheme.toLowerCase() !== "bearer") return null;
  const facts = new Map([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
  const realm = facts.get("realm");
  return realm === undefined ? null : { scheme: "bearer", realm, service: facts.get("service") ?? null };
}
