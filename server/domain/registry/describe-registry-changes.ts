import { compareSettings, type SettingChange } from "../application/compare-settings";

interface RegistrySettings {
  readonly address: string;
  readonly prefix: string;
  readonly username: string | null;
  readonly plainHttp: boolean;
}

/** What somebody changed of a registry, but for its password; all of it where there was none. */
export const describeRegistryChanges = (
  before: RegistrySettings | null,
  after: RegistrySettings,
): readonly SettingChange[] => compareSettings(before === null ? {} : describe(before), describe(after));

const describe = ({ address, prefix, username, plainHttp }: RegistrySettings) => ({
  address: ["Registry", "Address", address] as const,
  prefix: ["Registry", "Prefix", prefix || "none"] as const,
  username: ["Registry", "User", username ?? "none"] as const,
  plainHttp: ["Registry", "Plain HTTP", plainHttp ? "allowed" : "not allowed"] as const,
});
