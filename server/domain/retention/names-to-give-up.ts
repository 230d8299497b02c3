import { ownerOfImage } from "../container-spec/image-name";

export interface NodeImage {
  readonly id: string;
  readonly tags: readonly string[];
}

export interface ImageNeeds {
  readonly installation: string;
  /** ids of the images of releases that somebody may go back to */
  readonly imageIds: ReadonlySet<string>;
  /** ids of the applications in environments that a build is under way for */
  readonly building: readonly string[];
}

/**
 * The names of an image that nobody needs any more: neither a release has it, whoever's, nor may a build that is under way be about to
 * note one. Only names that this installation gave; an image that was fetched may be somebody else's too.
 */
export function namesToGiveUp({ id, tags }: NodeImage, needs: ImageNeeds): readonly string[] {
  if (needs.imageIds.has(id)) return [];
  const owned = tags.flatMap((tag) => {
    const owner = ownerOfImage(needs.installation, tag);
    return owner === null ? [] : [{ tag, owner }];
  });
  const isBuilding = owned.some(({ owner }) => needs.building.some((one) => one.endsWith(owner)));
  return isBuilding ? [] : owned.map(({ tag }) => tag);
}
