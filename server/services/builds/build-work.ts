import type { Variable } from "../../db/generated/client";
import type { Engine } from "../../docker/engine";
import type { StepStatus } from "../reconcile/steps";
import type { LogWriter } from "./log-writer";

/** One build under way. */
export interface BuildWork {
  readonly deploymentId: string;
  readonly appEnvironmentId: string;
  readonly nodeId: string;
  /** the node's name, and why it was chosen: "on fra-01: its cache is there"; null where there is no other */
  readonly where: string | null;
  readonly application: {
    readonly id: string;
    readonly slug: string;
    readonly sourceKind: "IMAGE" | "GIT";
    readonly source: unknown;
    readonly credential: string | null;
    readonly project: { readonly organizationId: string };
  };
  readonly engine: Engine;
  /** the image that serves is used again, where it is the one that would be built */
  readonly keepImage: boolean;
  readonly variables: readonly Variable[];
  /** build-time variables; never secrets */
  readonly args: Readonly<Record<string, string>>;
  readonly log: LogWriter;
  readonly signal: AbortSignal;
  readonly step: (key: "source" | "build" | "push", status: StepStatus, detail?: string | null) => Promise<void>;
  /** the name to keep an image by, out of what tells it from the others */
  readonly imageName: (key: string) => string;
}
