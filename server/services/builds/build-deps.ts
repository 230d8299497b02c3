import type { Deps } from "../../context";
import type { Git } from "../../git/git";

export interface BuildDeps extends Deps {
  readonly git: Git;
  readonly limits: BuildLimits;
  /** where the example applications are */
  readonly examplesDir: string;
  /** where sources are put while they are built from */
  readonly workDir: string;
}

export interface BuildLimits {
  readonly memoryBytes: number;
  readonly cpus: number;
  readonly timeoutMs: number;
  readonly diskFloorBytes: number;
  /** how long a build waits for the edge of its node to come up */
  readonly edgeWaitMs: number;
  /** the share of the node's memory that a build without a limit has to leave free */
  readonly memoryFloorShare: number;
  readonly perNode: number;
  readonly keepReleases: number;
  /** how much BuildKit may keep of what nobody used for a day */
  readonly cacheBytes: number;
}
