import { decideRemoval, type Removal } from "../../domain/node-contents/decide-removal";
import { mayName, type Owner } from "../../domain/node-contents/owner";
import type { Thing } from "../../domain/node-contents/thing";

/** A thing as it is shown: users that must not be named have no name. */
export interface ThingView extends Omit<Thing, "usedBy"> {
  readonly usedBy: readonly { readonly name: string | null; readonly owner: Owner }[];
  /** null: it is not for the one who looks to remove anything */
  readonly removal: Removal | null;
}

export function toView(thing: Thing, manages: boolean): ThingView {
  const usedBy = thing.usedBy.map(({ name, owner }) => ({ name: mayName(owner, manages) ? name : null, owner }));
  return { ...thing, usedBy, removal: manages ? decideRemoval(thing) : null };
}
