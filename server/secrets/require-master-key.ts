import type { Database } from "../db/client";
import { SecretsLockedError, type Vault } from "./vault";

const key = "secrets.check";
const text = "This opens with the master key of the installation.";

/**
 * Sees that the master key at hand opens what is sealed in this database: by a value that was sealed at the first start for that.
 * Nothing else may be done before: what a wrong key seals would be lost to the right one.
 * @throws SecretsLockedError
 */
export async function requireMasterKey(db: Database, vault: Vault): Promise<void> {
  const known = await db.setting.findUnique({ where: { key } });
  if (known === null) {
    await requireNothingLocked(db, vault);
    // Web and worker may both be first: one of their rows counts, and both look at that.
    await db.setting.createMany({ data: [{ key, value: vault.seal(text, key) }], skipDuplicates: true });
  }
  const { value } = known ?? (await db.setting.findUniqueOrThrow({ where: { key } }));
  openOrRefuse(vault, value, key);
}

/** A database from before there was a check: any sealed value stands for it. */
async function requireNothingLocked(db: Database, vault: Vault): Promise<void> {
  const release = await db.release.findFirst({ orderBy: { createdAt: "desc" } });
  if (release !== null) openOrRefuse(vault, release.sealedVariables, `release:${release.id}`);
}

function openOrRefuse(vault: Vault, sealed: string, aad: string): void {
  try {
    vault.open(sealed, aad);
  } catch (error) {
    // Its own key, and it does not open: then it is the value that is damaged, and the sentence says so.
    if (!(error instanceof SecretsLockedError) || error.keyId === vault.keyId) throw error;
    throw new SecretsLockedError(
      error.keyId,
      `The master key (${vault.keyId}) is not the one that the secrets in this database were sealed with (${error.keyId}). Put the former key back into DM_MASTER_KEY, or into the file that DM_MASTER_KEY_FILE names, and start again; nothing was changed.`,
    );
  }
}
