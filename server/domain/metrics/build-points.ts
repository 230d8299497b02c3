import { type Counters, toRates } from "./counters";
import type { NodeCounters } from "./parse-node";
import { addPoints, emptyPoint, type Point } from "./point";
import { noTraffic, type Traffic, toTrafficRates } from "./traffic";

/** What was seen of a node at one moment. */
export interface Look {
  /** ms by a clock that only goes forward */
  readonly moment: number;
  readonly node: NodeCounters;
  /** by the engine's id of the container */
  readonly containers: ReadonlyMap<string, Counters>;
  /** by application in an environment; null when the edge did not say */
  readonly traffic: ReadonlyMap<string, Traffic> | null;
}

/** A replica whose container was looked at. */
export interface MeasuredReplica {
  readonly id: string;
  readonly appEnvironmentId: string;
  readonly containerId: string;
}

export type NamedPoint = Point & { readonly subjectId: string };

/**
 * How the node, each replica and each application were between two looks. An application is the sum of its replicas and what the
 * edge answered for it; one that neither was seen of has no point. `own` are those of the node and its replicas.
 */
export function buildPoints(
  nodeId: string,
  replicas: readonly MeasuredReplica[],
  before: Look,
  after: Look,
): { readonly own: readonly NamedPoint[]; readonly ofApplications: readonly NamedPoint[] } {
  const seconds = (after.moment - before.moment) / 1_000;
  const ofReplicas = replicas.flatMap(({ id, appEnvironmentId, containerId }) => {
    const counters = after.containers.get(containerId);
    if (counters === undefined) return [];
    const rates = toRates(before.containers.get(containerId) ?? nothing, counters, seconds);
    return [{ ...emptyPoint, ...rates, subjectId: id, appEnvironmentId }];
  });
  const ids = new Set([
    ...ofReplicas.map(({ appEnvironmentId }) => appEnvironmentId),
    ...(after.traffic?.keys() ?? []),
  ]);
  const ofApplications = [...ids].map((id) => {
    const traffic = after.traffic?.get(id);
    // One that the edge has never answered for is not in its list, and has had no request.
    const seen = after.traffic === null || before.traffic === null ? null : (traffic ?? noTraffic);
    const rates = seen === null ? {} : toTrafficRates(before.traffic?.get(id) ?? noTraffic, seen, seconds);
    const own = ofReplicas.filter(({ appEnvironmentId }) => appEnvironmentId === id);
    return { ...addPoints(own), ...rates, subjectId: id };
  });
  const node = { ...emptyPoint, ...toRates(before.node, after.node, seconds), load: after.node.load };
  const own = [{ ...node, subjectId: nodeId }, ...ofReplicas.map(({ appEnvironmentId: _id, ...point }) => point)];
  return { own, ofApplications };
}

const nothing: Counters = {
  ...{ cpu: null, memory: null, memoryLimit: null, received: null, sent: null, read: null, written: null },
};
