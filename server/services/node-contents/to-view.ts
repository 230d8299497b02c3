import { decideRemoval, type Removal } from "../../domain/node-contents/decide-removal";
import { mayName } from "../../domain/node-contents/owner";
import type { Thing } from "../../domain/node-contents/thing";

/** A thing as it is shown. */
export interface ThingView extends Omit<Thing, "usedBy"> {
  readonly usedBy: {
    /** the first of those that may be named, and how many more there are */
    readonly names: readonly string[];
    readonly more: number;
    /** how many must not be named */
    readonly hidden: number;
  };
  /** null: it is not for the one who looks to remove anything */
  readonly removal: Removal | null;
}

/** @param users how many of those that need it are named: an image may have a thousand */
export function toView(thing: Thing, manages: boolean, users: number): ThingView {
  const named = thing.usedBy.filter(({ owner }) => mayName(owner, manages)).map(({ name }) => name);
  const names = named.slice(0, users);
  const usedBy = { names, more: named.length - names.length, hidden: thing.usedBy.length - named.length };
  return { ...thing, usedBy, removal: manages ? decideRemoval(thing) : null };
}
