const idLength = 8;
const keyLength = 12;

/** Begins the names of all images that an installation keeps on its nodes. */
export const imagePrefix = (installation: string): string => `dm-${installation}/`;

export interface ImageOwner {
  readonly installation: string;
  readonly slug: string;
  readonly appEnvironmentId: string;
}

/**
 * The name under which an image is kept for the releases of an application in an environment. It is ours alone, so that it can be
 * given up without taking anybody else's, and keeps the image from being cleared away as nameless.
 * @param key what tells it from the others: hexadecimal digits, of which the first 12 count
 */
export const imageName = ({ installation, slug, appEnvironmentId }: ImageOwner, key: string): string =>
  `${imagePrefix(installation)}${slug}:${appEnvironmentId.slice(-idLength)}-${key.slice(0, keyLength)}`;

/** The end of the appEnvironment's id that such a name is for; null when it is none of ours. */
export function ownerOfImage(installation: string, name: string): string | null {
  if (!name.startsWith(imagePrefix(installation))) return null;
  const tag = name.slice(name.lastIndexOf(":") + 1);
  return /^[0-9a-z]{8}-[0-9a-f]{12}$/.test(tag) ? tag.slice(0, idLength) : null;
}
