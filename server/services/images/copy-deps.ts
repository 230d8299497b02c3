import type { Deps } from "../../context";

/** What bringing an image from node to node needs. */
export interface CopyDeps extends Pick<Deps, "db" | "engines" | "now" | "vault"> {
  /** for what is kept while it goes through our hands */
  readonly workDir: string;
}
