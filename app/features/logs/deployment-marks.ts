/** A deployment at its place in time. */
export interface DeploymentMark {
  /** ms since the epoch */
  readonly at: number;
  /** "#12" */
  readonly label: string;
  readonly bad: boolean;
}

export interface MarkedDeployment {
  readonly number: number;
  readonly status: string;
  readonly startedAt: Date | string | null;
}

/** The deployments that began within a time, the oldest first. One that still waits has changed nothing. */
export function marksWithin(
  deployments: readonly MarkedDeployment[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly DeploymentMark[] {
  return deployments
    .flatMap(({ number, status, startedAt }) =>
      startedAt === null
        ? []
        : [{ at: new Date(startedAt).getTime(), label: `#${number}`, bad: ["FAILED", "ROLLED_BACK"].includes(status) }],
    )
    .filter(({ at }) => at >= from && at <= to)
    .sort((a, b) => a.at - b.at);
}
