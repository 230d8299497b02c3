import type { AppConfig } from "../../../server/domain/application/config";
import type { SectionName } from "./parse-section";

/** The part of a configuration that a section's form holds. */
export function pickSection(section: SectionName, config: AppConfig): unknown {
  switch (section) {
    case "run":
      return { command: config.command, port: config.port };
    case "resources":
      return { replicas: config.replicas, limits: config.limits };
    default:
      return config[section];
  }
}
