import { meshNameOfPing, meshNameOfReplica, pingPath } from "./mesh-names";
import type { Mesh, Peer, RemoteTarget } from "./table";

type Json = { readonly [key: string]: unknown };

/** What the mesh adds to each part of the configuration. */
export interface RenderedMesh {
  readonly transports: Json;
  readonly routers: Json;
  readonly services: Json;
  /** on the same level as http; nothing where no other edge may come */
  readonly outside: Json;
}

const nothing: RenderedMesh = { transports: {}, routers: {}, services: {}, outside: {} };
const pingTimes = { dialTimeout: "500ms", responseHeaderTimeout: "1s" };

/**
 * Both ends of edge to edge: the entry point at which a replica of this node is asked for by its TLS name, and the ways to the
 * edges of other nodes, each of which is asked through the control entry point whether it answers.
 * @param own host:port at which this very Traefik takes requests of people
 */
export function renderMesh(mesh: Mesh | null, own: string): RenderedMesh {
  if (mesh === null || mesh.peers.length === 0) return nothing;
  return {
    transports: Object.fromEntries(
      mesh.peers.map((peer) => [
        pingName(peer.node),
        // a new connection each time: a kept one would hang when the link is cut
        { ...transportTo(mesh, peer, meshNameOfPing(peer.node), pingTimes), maxIdleConnsPerHost: -1 },
      ]),
    ),
    routers: Object.fromEntries([
      [
        "mesh-ping",
        { entryPoints: ["web"], rule: hostRule("Host", meshNameOfPing(mesh.node)), service: "ping@internal" },
      ],
      ...mesh.peers.map(({ node }) => [
        pingName(node),
        { entryPoints: ["ctl"], rule: hostRule("Path", pingPath(node)), service: pingName(node) },
      ]),
    ]),
    services: Object.fromEntries(
      mesh.peers.map((peer) => [
        pingName(peer.node),
        { loadBalancer: { serversTransport: pingName(peer.node), servers: [{ url: urlOf(peer) }] } },
      ]),
    ),
    outside: renderEntry(mesh, own),
  };
}

const pingName = (nodeId: string): string => `mesh-ping-${nodeId}`;
const urlOf = ({ address, port }: Peer): string =>
  `https://${address.includes(":") ? `[${address}]` : address}:${port}`;
const hostRule = (what: string, name: string): string => `${what}(\`${name}\`)`;

const transportTo = (mesh: Mesh, peer: Peer, serverName: string, forwardingTimeouts: Json): Json => ({
  serverName,
  rootCAs: peer.certificates,
  certificates: [{ certFile: mesh.certificate, keyFile: mesh.key }],
  // the other end is no HTTP/2 server: it hands on what it gets to the container
  disableHTTP2: true,
  forwardingTimeouts,
});

export const remoteName = ({ replica }: RemoteTarget): string => `r-${replica}`;

/** The service of one replica elsewhere, and how it is reached; null where its node is no peer. */
export function renderRemote(mesh: Mesh | null, remote: RemoteTarget, healthCheck: Json | null) {
  const peer = mesh?.peers.find(({ node }) => node === remote.node);
  if (mesh === null || peer === undefined) return null;
  const name = remoteName(remote);
  const serverName = meshNameOfReplica(remote.replica, remote.node);
  return {
    transport: transportTo(mesh, peer, serverName, { dialTimeout: "500ms", idleConnTimeout: "1s" }),
    service: {
      loadBalancer: {
        serversTransport: name,
        servers: [{ url: urlOf(peer) }],
        ...(healthCheck ? { healthCheck } : {}),
      },
    },
  };
}

/** Replicas by their TLS name. Who may ask for one is told by the organisation that it is of. */
function renderEntry(mesh: Mesh, own: string): Json {
  const entries = mesh.entries.filter(({ organization }) => trustedFor(mesh, organization).length > 0);
  const organizations = [...new Set(entries.map(({ organization }) => organization))].sort();
  const router = (name: string, service: string, options: string) => ({
    entryPoints: ["mesh"],
    rule: hostRule("HostSNI", name),
    service,
    tls: { options },
  });
  return {
    tcp: {
      routers: Object.fromEntries([
        ["mesh-ping", router(meshNameOfPing(mesh.node), "mesh-ping", "mesh-any")],
        ...entries.map(({ replica, organization }) => [
          `in-${replica}`,
          router(meshNameOfReplica(replica, mesh.node), `in-${replica}`, `mesh-${organization}`),
        ]),
      ]),
      services: Object.fromEntries([
        ["mesh-ping", { loadBalancer: { servers: [{ address: own }] } }],
        ...entries.map(({ replica, address, port }) => [
          `in-${replica}`,
          { loadBalancer: { servers: [{ address: `${address}:${port}` }] } },
        ]),
      ]),
    },
    tls: {
      certificates: [{ certFile: mesh.certificate, keyFile: mesh.key }],
      options: Object.fromEntries([
        ["mesh-any", optionsFor(mesh.peers.flatMap(({ certificates }) => certificates))],
        ...organizations.map((one) => [`mesh-${one}`, optionsFor(trustedFor(mesh, one))]),
      ]),
    },
  };
}

const trustedFor = ({ peers }: Mesh, organization: string): readonly string[] =>
  peers
    .filter((peer) => peer.organization === null || peer.organization === organization)
    .flatMap(({ certificates }) => certificates);

const optionsFor = (caFiles: readonly string[]): Json => ({
  minVersion: "VersionTLS13",
  sniStrict: true,
  alpnProtocols: ["http/1.1"],
  clientAuth: { caFiles, clientAuthType: "RequireAndVerifyClientCert" },
});
