import { formatPlace, type Place, parsePlace } from "./place";

/** How far the logs of an application were told: when, and the place in each replica that is known. */
export interface Cursor {
  /** ms since the epoch */
  readonly at: number;
  readonly places: ReadonlyMap<string, Place>;
}

export const formatCursor = ({ at, places }: Cursor): string =>
  [at.toString(36), ...[...places].map(([replica, place]) => `${replica}=${formatPlace(place)}`)].join(";");

/** @returns null for what is none: then one begins anew */
export function parseCursor(text: string): Cursor | null {
  const [head = "", ...rest] = text.split(";");
  const at = /^[\da-z]{1,9}$/.test(head) ? Number.parseInt(head, 36) : Number.NaN;
  if (Number.isNaN(at)) return null;
  const places = new Map<string, Place>();
  for (const part of rest) {
    const [replica = "", text = ""] = part.split("=");
    const place = parsePlace(text);
    if (place === null || replica === "") return null;
    places.set(replica, place);
  }
  return { at, places };
}
