interface Wish {
  readonly kind: string;
  readonly targetCount: number;
}

/** What kind of change it is, in small words: "deploy", "scale to 3". */
export function describeKind({ kind, targetCount }: Wish): string {
  return kind === "SCALE" ? `scale to ${targetCount}` : kind === "ROLLBACK" ? "roll back" : kind.toLowerCase();
}
