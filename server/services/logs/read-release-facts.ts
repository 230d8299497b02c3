import type { Deps } from "../../context";
import { createMasker } from "../../secrets/masker";
import { openVariables } from "../variables/open-variables";

/** What has to be known of a release whose containers write. */
export interface ReleaseFacts {
  /** null when it is gone */
  readonly number: number | null;
  /** Hides the secrets that its containers were given: as they were then, and as they are now. */
  readonly mask: (line: string) => string;
}

/** @throws SecretsLockedError: then no line may be shown or kept */
export async function readReleaseFacts(
  { db, vault }: Pick<Deps, "db" | "vault">,
  appEnvironmentId: string,
  id: string,
): Promise<ReleaseFacts> {
  const [release, variables] = await Promise.all([
    db.release.findUnique({ where: { id }, select: { number: true, sealedVariables: true } }),
    db.variable.findMany({ where: { appEnvironmentId, sealed: { not: null } } }),
  ]);
  const { secrets } = openVariables(vault, variables);
  const given =
    release === null
      ? {}
      : (JSON.parse(vault.open(release.sealedVariables, `release:${id}`)) as Record<string, string>);
  const then = variables.flatMap(({ key }) => given[key] ?? []);
  return { number: release?.number ?? null, mask: createMasker([...secrets, ...then]) };
}
