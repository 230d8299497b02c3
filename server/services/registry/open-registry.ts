import type { Registry } from "../../db/generated/client";
import type { RegistryAccess } from "../../registry/registry-access";
import type { Vault } from "../../secrets/vault";

/** Which value a sealed password belongs to: moved to another organisation it does not open. */
export const registrySeal = (organizationId: string): string => `registry:${organizationId}`;

/** What is stored, with its password. @throws SecretsLockedError */
export function openRegistry(vault: Vault, stored: Registry): RegistryAccess {
  const { organizationId, address, prefix, plainHttp, username, sealedPassword } = stored;
  const password = sealedPassword === null ? "" : vault.open(sealedPassword, registrySeal(organizationId));
  return { address, prefix, plainHttp, login: username === null ? null : { username, password } };
}
