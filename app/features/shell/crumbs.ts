import type { Params } from "@remix-run/react";

/** A step of the breadcrumb. The last one of the page is its name and no link. */
export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

type Build<D> = (data: D, params: Params) => readonly Crumb[];

/**
 * What a route adds to the breadcrumb of the top bar:
 * `export const handle = crumbs<typeof loader>(({ project }, { org }) => [{ label: project.name, to: `/${org}/…` }]);`
 */
export function crumbs<L extends (...args: never[]) => unknown>(build: Build<Awaited<ReturnType<L>>>) {
  return { crumbs: build as Build<never> };
}

export const hasCrumbs = (handle: unknown): handle is { crumbs: Build<unknown> } =>
  typeof handle === "object" && handle !== null && "crumbs" in handle;
