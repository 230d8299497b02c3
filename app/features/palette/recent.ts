import type { Destination } from "./destination";

const most = 5;
const keyOf = (org: string) => `dm-recent:${org}`;

/** The applications that were looked at last in this browser, newest first. What stands there is not trusted: it is text alone. */
export function readRecent(org: string): Destination[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(org)) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept
      .filter(isPlace(org))
      .slice(0, most)
      .map(({ to, label, note }) => ({ to, label, note, icon: "box" }));
  } catch {
    return [];
  }
}

export function noteRecent(org: string, { to, label, note = "" }: Omit<Destination, "icon">): void {
  try {
    const others = readRecent(org).filter((place) => place.to !== to);
    localStorage.setItem(keyOf(org), JSON.stringify([{ to, label, note }, ...others].slice(0, most)));
  } catch {
    // A browser that keeps nothing has no recent places.
  }
}

const isPlace =
  (org: string) =>
  (place: unknown): place is { to: string; label: string; note: string } => {
    const { to, label, note } = (place ?? {}) as Record<string, unknown>;
    return typeof to === "string" && to.startsWith(`/${org}/`) && typeof label === "string" && typeof note === "string";
  };
