/** A node as far as it matters for where something is built. */
export interface BuildNode {
  readonly id: string;
  readonly name: string;
  /** whose it is; null: the installation's, and so for all */
  readonly organizationId: string | null;
  readonly state: "unknown" | "ready" | "unreachable";
  /** since when it is unreachable, ms since the epoch; null: it is not, or that is not known */
  readonly unreachableSince: number | null;
  readonly duty: "active" | "draining" | "disabled";
  readonly builds: "yes" | "only" | "never";
  /** builds at once that it takes */
  readonly limit: number;
  /** builds under way on it */
  readonly building: number;
  /** the machine that Docker Manager runs on */
  readonly local: boolean;
  readonly labels: Readonly<Record<string, string>>;
}
