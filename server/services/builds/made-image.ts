/** What a build or a fetch brought, before it is a release. */
export interface MadeImage {
  /** a node that has it */
  readonly nodeId: string;
  readonly imageId: string;
  readonly imageRef: string;
  /** repository@digest under which a registry has it; null: none is known to */
  readonly registryRef: string | null;
  /** os/architecture; null: not known */
  readonly platform: string | null;
  readonly commit: string | null;
  readonly commitMessage: string | null;
  readonly buildKey: string | null;
  /** from the image's EXPOSE, lowest first */
  readonly ports: readonly number[];
}
