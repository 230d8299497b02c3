import { decideRemoval } from "./decide-removal";
import type { Thing } from "./thing";

export const shows = ["all", "ours", "others", "unused"] as const;
export const sorts = ["name", "-size", "-created", "state"] as const;

export interface Wish {
  readonly q: string;
  readonly show: (typeof shows)[number];
  readonly sort: (typeof sorts)[number];
  /** from 1 */
  readonly page: number;
}

export interface Arranged {
  readonly rows: readonly Thing[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** What is to be seen of many things: those that match, in order, one page of them. A page beyond the last is the last. */
export function arrange(things: readonly Thing[], { q, show, sort, page }: Wish, pageSize: number): Arranged {
  const word = q.trim().toLowerCase();
  const found = things.filter((thing) => shown(thing, show) && (word === "" || textOf(thing).includes(word)));
  const rows = [...found].sort((a, b) => orders[sort](a, b) || byName(a, b));
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const at = Math.min(page, pages);
  return { rows: rows.slice((at - 1) * pageSize, at * pageSize), total: rows.length, page: at, pages };
}

function shown(thing: Thing, show: Wish["show"]): boolean {
  switch (show) {
    case "all":
      return true;
    case "ours":
      return thing.owner.kind !== "other";
    case "others":
      return thing.owner.kind === "other";
    case "unused":
      return decideRemoval(thing).allowed;
  }
}

/** What one may search for: every name that a row shows. */
function textOf({ id, name, names, image, owner, usedBy }: Thing): string {
  const whose = owner.kind === "application" ? [owner.project, owner.application?.name, owner.environment] : [];
  const users = usedBy.flatMap((user) => (user.owner.kind === "foreign" ? [] : [user.name]));
  return [id, name, ...names, image, ...whose, ...users].join("\n").toLowerCase();
}

const byName = (a: Thing, b: Thing) => a.name.localeCompare(b.name, "en", { numeric: true }) || (a.id < b.id ? -1 : 1);

const orders: Readonly<Record<Wish["sort"], (a: Thing, b: Thing) => number>> = {
  name: byName,
  "-size": (a, b) => (b.bytes ?? -1) - (a.bytes ?? -1),
  "-created": (a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0),
  state: (a, b) => (a.state ?? "").localeCompare(b.state ?? ""),
};
