import type { Mark } from "./time-chart";

interface Deployment {
  readonly number: number;
  readonly status: string;
  readonly at: number;
}

/** The deployments of a range as marks on the time axis. */
export const toMarks = (deployments: readonly Deployment[]): readonly Mark[] =>
  deployments.map(({ number, status, at }) => ({
    at,
    label: `#${number}`,
    bad: status === "FAILED" || status === "ROLLED_BACK",
  }));
