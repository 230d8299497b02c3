import { compareSettings, type SettingChange } from "./compare-settings";
import type { AppConfig } from "./config";
import { describeSettings, describeSource, type Source } from "./describe-settings";

const describeConfig = (config: AppConfig) => ({
  ...describeSettings(config),
  replicas: ["Resources", "Replicas", String(config.replicas)] as const,
});

/** What somebody changed in the settings of an application, for the activity. */
export const describeConfigChanges = (before: AppConfig, after: AppConfig): readonly SettingChange[] =>
  compareSettings(describeConfig(before), describeConfig(after));

/** What somebody changed of where an application comes from. */
export const describeSourceChanges = (before: Source, after: Source): readonly SettingChange[] =>
  compareSettings(describeSource(before), describeSource(after));
