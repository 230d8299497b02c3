/** What a build or a fetch brought, before it is a release. */
export interface MadeImage {
  /** a node that has it */
  readonly nodeId: string;
  readonly imageId: string;
  readonly imageRef: string;
  readonly commit: string | null;
  readonly commitMessage: string | null;
  readonly buildKey: string | null;
  /** from the image's EXPOSE, lowest first */
  readonly ports: readonly number[];
}
