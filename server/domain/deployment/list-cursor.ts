/** Where a list of deployments of many applications goes on: below the one that was asked for then and has this id. */
export interface ListCursor {
  readonly at: Date;
  readonly id: string;
}

/** "mhk2s1r4_dep_01…": it names its place by itself, so that going on needs no look-up, and none of another tenant's rows. */
export const formatListCursor = ({ at, id }: ListCursor): string => `${at.getTime().toString(36)}_${id}`;

/** null for what was never formatted as one: then the list begins at the newest */
export function parseListCursor(text: string): ListCursor | null {
  const [, at = "", id = ""] = /^([\da-z]{1,9})_(\w{1,60})$/.exec(text) ?? [];
  return id === "" ? null : { at: new Date(Number.parseInt(at, 36)), id };
}
