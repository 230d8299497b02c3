/** One field before and after, in words, as a line of the activity keeps it. */
export type NotedChange = {
  readonly group: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
};

/** A long value is told by its beginning: a line says what was changed, the settings have all of it. */
const longest = 300;

export const noteChanges = (changes: readonly NotedChange[]): NotedChange[] =>
  changes.map(({ group, label, from, to }) => ({ group, label, from: cut(from), to: cut(to) }));

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
