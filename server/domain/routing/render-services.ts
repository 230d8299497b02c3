import { remoteName, renderRemote } from "./render-mesh";
import type { Mesh, TargetCheck, TargetGroup } from "./table";

type Json = { readonly [key: string]: unknown };

/** Those replicas elsewhere to which there is a way. */
export const withWays = (group: TargetGroup, mesh: Mesh | null): TargetGroup => ({
  ...group,
  remotes: group.remotes.filter(({ node }) => mesh?.peers.some((peer) => peer.node === node)),
});

export const isEmpty = ({ targets, remotes }: TargetGroup): boolean => targets.length + remotes.length === 0;

/** Traffic is shared by the number of replicas, so each replica gets the same, wherever it is. */
export function renderWeighted(groups: readonly TargetGroup[]) {
  const services = groups.flatMap(({ id, targets, remotes }) => [
    ...(targets.length === 0 ? [] : [{ name: `g-${id}`, weight: targets.length }]),
    ...remotes.map((remote) => ({ name: remoteName(remote), weight: 1 })).sort(byName),
  ]);
  // A group whose replicas all failed their check gets nothing: only if every part has a check can Traefik know.
  const checked = groups.every(
    ({ check, remotes }) => check !== null && (remotes.length === 0 || isCheckedElsewhere(check)),
  );
  return { weighted: { services, ...(checked ? { healthCheck: {} } : {}) } };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);

/** The way to a replica on another node leads to the one port that it serves at. */
const isCheckedElsewhere = ({ port }: TargetCheck): boolean => port === null;

/** The services of a group, and what they need to reach replicas elsewhere, each by its name. */
export function renderGroup({ id, targets, remotes, check }: TargetGroup, mesh: Mesh | null) {
  const servers = targets.map(({ address, port }) => ({ url: `http://${address}:${port}` }));
  const sorted = servers.sort((a, b) => (a.url < b.url ? -1 : 1));
  const healthCheck = check && renderCheck(check);
  const local = {
    loadBalancer: { serversTransport: "app", servers: sorted, ...(healthCheck ? { healthCheck } : {}) },
  };
  const far = remotes.flatMap((remote) => {
    const rendered = renderRemote(mesh, remote, check && isCheckedElsewhere(check) ? healthCheck : null);
    return rendered === null ? [] : [{ name: remoteName(remote), ...rendered }];
  });
  return {
    services: {
      ...(targets.length === 0 ? {} : { [`g-${id}`]: local }),
      ...Object.fromEntries(far.map(({ name, service }) => [name, service])),
    } as Json,
    transports: Object.fromEntries(far.map(({ name, transport }) => [name, transport])) as Json,
  };
}

const renderCheck = ({ path, port, intervalMs, timeoutMs }: TargetCheck): Json => ({
  path,
  interval: `${intervalMs}ms`,
  timeout: `${timeoutMs}ms`,
  ...(port === null ? {} : { port }),
});
