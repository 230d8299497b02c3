/** What one node's edge shall route: a whole value, rendered and published at once. */
export interface RoutingTable {
  readonly applications: readonly ApplicationRoutes[];
}

/** An application in one environment. */
export interface ApplicationRoutes {
  /** stable, DNS-safe: the id of the application in its environment */
  readonly id: string;
  readonly rules: readonly Rule[];
  /** groups with at least one target; none: people see the page for "no healthy replica" */
  readonly groups: readonly TargetGroup[];
}

export interface Rule {
  /** lower case, without port */
  readonly host: string;
  /** "/" or a prefix such as "/api" */
  readonly path: string;
  /** whether the prefix is taken away before the application sees it */
  readonly strip: boolean;
}

/** Replicas of one release; named by the deployment that made them, never reused. */
export interface TargetGroup {
  readonly id: string;
  readonly targets: readonly Target[];
  /** what the edge itself checks while it serves; null where only we can check */
  readonly check: TargetCheck | null;
}

export interface Target {
  readonly address: string;
  readonly port: number;
}

export interface TargetCheck {
  readonly path: string;
  readonly port: number | null;
  readonly intervalMs: number;
  readonly timeoutMs: number;
}
