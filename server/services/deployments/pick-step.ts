import type { DeploymentStep } from "../../db/generated/client";

/** A step as pages show it. */
export const pickStep = ({ key, title, status, detail, startedAt, endedAt }: DeploymentStep) => ({
  ...{ key, title, status, detail, startedAt, endedAt },
});
