export interface VolumeOwner {
  readonly application: string;
  readonly environment: string;
  readonly appEnvironmentId: string;
}

/** The engine's name of a volume of an application in an environment: made of slugs, which renaming does not change. */
export const volumeName = ({ application, environment, appEnvironmentId }: VolumeOwner, name: string): string =>
  `dm-${application}-${environment}-${appEnvironmentId.slice(-6)}-${name}`;
