/** What one node's edge shall route: a whole value, rendered and published at once. */
export interface RoutingTable {
  readonly applications: readonly ApplicationRoutes[];
  /** null: it neither takes requests from edges of other nodes nor sends them any */
  readonly mesh: Mesh | null;
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
  /** replicas on other nodes, which are asked through the edges there */
  readonly remotes: readonly RemoteTarget[];
  /** what the edge itself checks while it serves; null where only we can check */
  readonly check: TargetCheck | null;
}

export interface Target {
  readonly address: string;
  readonly port: number;
}

export interface RemoteTarget {
  /** id of the replica */
  readonly replica: string;
  /** id of the node; it is one of the mesh's peers */
  readonly node: string;
}

/** Edge to edge, over TLS with certificates on both sides. */
export interface Mesh {
  /** id of the node */
  readonly node: string;
  readonly port: number;
  /** PEM, which the edge shows on both ends of a connection; the key never leaves the edge's volume and our sealed row */
  readonly certificate: string;
  readonly key: string;
  readonly peers: readonly Peer[];
  /** replicas of this node, for the edges of others */
  readonly entries: readonly MeshEntry[];
}

/** Another node whose edge this one may talk to. */
export interface Peer {
  readonly node: string;
  readonly address: string;
  readonly port: number;
  /** PEM: more than one while a certificate is replaced by the next */
  readonly certificates: readonly string[];
  /** the one whose applications its edge serves; null for those of all */
  readonly organization: string | null;
}

export interface MeshEntry extends Target {
  readonly replica: string;
  /** whose replica it is: edges of other organisations' nodes are refused */
  readonly organization: string;
}

export interface TargetCheck {
  readonly path: string;
  readonly port: number | null;
  readonly intervalMs: number;
  readonly timeoutMs: number;
}
