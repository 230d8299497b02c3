import { invalid } from "../errors";

export interface ImageReference {
  /** docker.io unless named */
  readonly registry: string;
  /** without the registry, and without `library/` */
  readonly repository: string;
  readonly tag: string | null;
  /** sha256:… */
  readonly digest: string | null;
  /** the whole, as Docker understands it; a tag is always there unless a digest is */
  readonly reference: string;
}

// the grammar of github.com/distribution/reference
const domain =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::[0-9]{1,5})?$/;
const pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^sha256:[0-9a-f]{64}$/;

/** @throws AppError invalid */
export function parseImageReference(text: string): ImageReference {
  const [named = "", digest, ...more] = text.trim().split("@");
  if (named === "") throw refuse("Enter an image, such as nginx:1.29.");
  if (named.length > 255) throw refuse("Shorten the image's name to 255 characters.");
  if (more.length > 0 || (digest !== undefined && !digestPattern.test(digest))) {
    throw refuse("The part after @ must be a digest: sha256: and 64 digits from 0-9 and a-f.");
  }
  const colon = named.lastIndexOf(":");
  const hasTag = colon > named.lastIndexOf("/");
  const tag = hasTag ? named.slice(colon + 1) : null;
  if (tag !== null && !tagPattern.test(tag)) throw refuse(`":${clean(tag)}" is no tag of an image.`);
  const { registry, repository } = splitRegistry(hasTag ? named.slice(0, colon) : named);
  const name = registry === "docker.io" ? repository : `${registry}/${repository}`;
  const shownTag = tag ?? (digest === undefined ? "latest" : null);
  const reference = `${name}${shownTag === null ? "" : `:${shownTag}`}${digest === undefined ? "" : `@${digest}`}`;
  return { registry, repository, tag: shownTag, digest: digest ?? null, reference };
}

function splitRegistry(name: string): { registry: string; repository: string } {
  const [first = "", ...rest] = name.split("/");
  const isRegistry = rest.length > 0 && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
  if (isRegistry && !domain.test(first)) throw refuse(`"${clean(first)}" is no registry's address.`);
  const parts = isRegistry ? rest : [first, ...rest];
  if (!parts.every((part) => pathPart.test(part))) {
    throw refuse(
      `"${clean(parts.join("/"))}" is no image's name: use small letters, digits and single . _ - between them.`,
    );
  }
  const isHub = !isRegistry || first === "docker.io" || first === "index.docker.io";
  const path = isHub && parts.length === 2 && parts[0] === "library" ? parts.slice(1) : parts;
  return { registry: isHub ? "docker.io" : first, repository: path.join("/") };
}

const clean = (text: string): string => text.replace(/\p{C}/gu, "?").slice(0, 80);
const refuse = (sentence: string) => invalid({ image: sentence });
