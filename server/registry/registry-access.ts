import type { RegistryPlace } from "../domain/registry/registry-place";

/** All that is needed to be let into a registry. */
export interface RegistryAccess extends RegistryPlace {
  readonly plainHttp: boolean;
  /** null: it wants no login */
  readonly login: { readonly username: string; readonly password: string } | null;
}
