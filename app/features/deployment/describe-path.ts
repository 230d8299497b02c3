import { describeKind } from "./describe-kind";

interface Facts {
  readonly kind: string;
  readonly targetCount: number;
  readonly release: number | null;
  readonly previousRelease: number | null;
}

/** From where to where: "deploy, r41 → r42". */
export function describePath({ kind, targetCount, release, previousRelease }: Facts): string {
  const words = describeKind({ kind, targetCount });
  if (release === null) return words;
  return previousRelease === null || previousRelease === release
    ? `${words}, r${release}`
    : `${words}, r${previousRelease} → r${release}`;
}
