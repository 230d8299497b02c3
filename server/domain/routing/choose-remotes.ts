/** A replica on another node, as an edge may send to it. */
export interface RemoteReplica {
  readonly appEnvironmentId: string;
  /** this edge was seen not to reach its node */
  readonly away: boolean;
  /** nobody reaches its node */
  readonly gone: boolean;
}

/**
 * Those that an edge sends to. Those of nodes out of its reach are left out, unless they are all that there is of an application:
 * a link that was judged wrongly must not turn what is slow into what is down. A node that nobody reaches is left out in any case.
 * @param own applications of which the edge's own node has a replica
 */
export function chooseRemotes<T extends RemoteReplica>(remotes: readonly T[], own: ReadonlySet<string>): readonly T[] {
  const reached = new Set(remotes.filter(({ away }) => !away).map((one) => one.appEnvironmentId));
  return remotes.filter(({ appEnvironmentId, away, gone }) => {
    const isLast = !own.has(appEnvironmentId) && !reached.has(appEnvironmentId);
    return !away || (isLast && !gone);
  });
}
