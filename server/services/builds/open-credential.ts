import type { GitCredential } from "../../git/git";
import { Redacted } from "../../secrets/redacted";
import type { Vault } from "../../secrets/vault";

/** As sealed by the use-cases of applications. */
export type StoredCredential =
  | { readonly kind: "registry"; readonly username: string; readonly password: string }
  | { readonly kind: "token"; readonly username: string; readonly token: string }
  | { readonly kind: "ssh-key"; readonly privateKey: string };

/** Which value a sealed credential belongs to: moved elsewhere it does not open. */
export const credentialAad = (applicationId: string): string => `application:${applicationId}:credential`;

/** @throws SecretsLockedError */
export function openCredential(
  vault: Vault,
  { id, credential }: { readonly id: string; readonly credential: string | null },
): StoredCredential | null {
  return credential === null ? null : (JSON.parse(vault.open(credential, credentialAad(id))) as StoredCredential);
}

export function toGitCredential(stored: StoredCredential | null): GitCredential | null {
  switch (stored?.kind) {
    case "token":
      return { kind: "token", username: stored.username, token: new Redacted(stored.token) };
    case "ssh-key":
      return { kind: "ssh-key", privateKey: new Redacted(stored.privateKey) };
    default:
      return null;
  }
}

/** What must not be read in a log. */
export function listSecrets(stored: StoredCredential | null): readonly string[] {
  switch (stored?.kind) {
    case "registry":
      return [stored.password];
    case "token":
      return [stored.token];
    case "ssh-key":
      return [stored.privateKey];
    default:
      return [];
  }
}
