/** A replica as its row says. */
export interface KnownReplica {
  readonly appEnvironmentId: string;
  readonly containerName: string;
  readonly phase: string;
  readonly stopping: boolean;
}

/** A container as a list of them says. */
export interface SeenContainer {
  readonly name: string;
  readonly state: string;
  readonly health: "starting" | "healthy" | "unhealthy" | null;
}

const ended = new Set(["exited", "dead", "removing"]);

/**
 * The applications of which something on a node is not as their rows say: somebody has to look closer. A list of containers is one
 * call, however many there are, where asking for each would be one call each.
 */
export function findDiffering(
  replicas: readonly KnownReplica[],
  containers: readonly SeenContainer[],
): ReadonlySet<string> {
  const seen = new Map(containers.map((container) => [container.name, container]));
  const differing = replicas.filter((replica) => differs(replica, seen.get(replica.containerName)));
  return new Set(differing.map(({ appEnvironmentId }) => appEnvironmentId));
}

function differs({ phase, stopping }: KnownReplica, container: SeenContainer | undefined): boolean {
  // What is on its way is driven already, but its driver may be gone.
  if (stopping || phase === "creating" || phase === "starting" || container === undefined) return true;
  if (phase === "exited") return !ended.has(container.state);
  if (container.state !== "running") return true;
  return container.health !== null && container.health !== phase;
}
