import { type ContentKind, contentKinds } from "../../../server/domain/node-contents/thing";
import { notFound } from "../../../server/domain/errors";

export interface KindWords {
  readonly one: string;
  readonly many: string;
  readonly title: string;
  /** what nothing needs of it */
  readonly unused: string;
  readonly none: string;
}

export const kindWords: Readonly<Record<ContentKind, KindWords>> = {
  containers: {
    ...{ one: "container", many: "containers", title: "Containers", unused: "Not running" },
    none: "No container of what you may see is on this node.",
  },
  images: {
    ...{ one: "image", many: "images", title: "Images", unused: "Unused" },
    none: "No image of what you may see is on this node.",
  },
  volumes: {
    ...{ one: "volume", many: "volumes", title: "Volumes", unused: "Unused" },
    none: "No volume of what you may see is on this node.",
  },
  networks: {
    ...{ one: "network", many: "networks", title: "Networks", unused: "Unused" },
    none: "No network of what you may see is on this node.",
  },
};

/** @throws AppError not_found for another word in the address */
export function kindOf(word: string | undefined): ContentKind {
  const kind = contentKinds.find((one) => one === word);
  if (kind === undefined) throw notFound("page of a node");
  return kind;
}

/** What the list asks for, as the address says it. */
export function readWish(params: URLSearchParams) {
  const one = <T extends string>(name: string, all: readonly T[], usual: T): T =>
    all.find((word) => word === params.get(name)) ?? usual;
  return {
    q: (params.get("q") ?? "").slice(0, 200),
    show: one("show", ["all", "ours", "others", "unused"], "all"),
    sort: one("sort", ["name", "-size", "-created", "state"], "name"),
  };
}
