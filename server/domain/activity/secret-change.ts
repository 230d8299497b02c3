import type { NotedChange } from "./note-changes";

interface Secret {
  readonly group: string;
  readonly label: string;
  /** whether one was stored before */
  readonly had: boolean;
  readonly becomes: "kept" | "another" | "none";
}

/** That a secret came, went or is another one; never anything of it. */
export function secretChange({ group, label, had, becomes }: Secret): readonly NotedChange[] {
  if (becomes === "kept" || (!had && becomes === "none")) return [];
  const to = becomes === "none" ? "none" : had ? "another one" : "stored";
  return [{ group, label, from: had ? "stored" : "none", to }];
}
