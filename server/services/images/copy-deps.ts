import type { Deps } from "../../context";

/** What bringing an image from node to node needs. */
export type CopyDeps = Pick<Deps, "db" | "engines" | "now" | "vault">;
