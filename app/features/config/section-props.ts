import type { AppConfig } from "../../../server/domain/application/config";

export interface SectionProps {
  readonly config: AppConfig;
  /** sentences by the name of the field */
  readonly errors: Readonly<Record<string, string>>;
  /** one may look and not change */
  readonly disabled: boolean;
}
