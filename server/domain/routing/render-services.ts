import type { TargetGroup } from "./table";

/** Traffic is shared by the number of replicas, so each replica gets the same. */
export function renderWeighted(groups: readonly TargetGroup[]) {
  const services = groups.map(({ id, targets }) => ({ name: `g-${id}`, weight: targets.length }));
  // A group whose replicas all failed their check gets nothing: only if every group has a check can Traefik know.
  const checked = groups.every(({ check }) => check !== null);
  return { weighted: { services, ...(checked ? { healthCheck: {} } : {}) } };
}

export function renderGroup({ targets, check }: TargetGroup) {
  const servers = targets.map(({ address, port }) => ({ url: `http://${address}:${port}` }));
  const sorted = servers.sort((a, b) => (a.url < b.url ? -1 : 1));
  const healthCheck = check && {
    path: check.path,
    interval: `${check.intervalMs}ms`,
    timeout: `${check.timeoutMs}ms`,
    ...(check.port === null ? {} : { port: check.port }),
  };
  return {
    loadBalancer: { serversTransport: "app", servers: sorted, ...(healthCheck ? { healthCheck } : {}) },
  };
}
