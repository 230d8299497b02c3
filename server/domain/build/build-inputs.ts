/** Everything that decides what a build makes. Equal inputs need no second build. */
export interface BuildInputs {
  readonly url: string;
  readonly commit: string;
  readonly subdirectory: string;
  readonly dockerfile: string;
  readonly args: Readonly<Record<string, string>>;
}

/** One text for equal inputs, whatever the order of the variables; hash it before it is stored, for it holds their values. */
export function describeInputs({ url, commit, subdirectory, dockerfile, args }: BuildInputs): string {
  const sorted = Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([url, commit, subdirectory, dockerfile, sorted]);
}
